package io.fleetfold.cli.verify;

import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.PlanCsv;
import io.fleetfold.cli.report.PlannedShard;
import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.Money;
import io.fleetfold.domain.plan.FleetProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares the figures that a plan and its summary state with computed ones. */
final class StatedFigures {

  /** They say which shard runs where, and are what the others are computed from. */
  private static final Set<String> GIVEN =
      Set.of("shard", "workload", "phase", "host", "accelerators", "pinned");

  /** Figures are written in full, so that only the last digit may differ by rounding elsewhere. */
  private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");

  /** Others, such as {@code 1e999999999}, are not figures of ours. */
  private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

  private static final Map<String, String> UNITS =
      Map.of(
          "requests_per_second", "requests/s",
          "watts", "W",
          "batch", "sequences",
          "latency_ms", "ms",
          "memory_gb", "GB",
          "memory_bandwidth_gb_s", "GB/s",
          "kv_gbit_s", "Gbit/s");

  private final FleetProblem problem;

  StatedFigures(FleetProblem problem) {
    this.problem = problem;
  }

  /** What a row states beside where its shard runs; empty cells state nothing. */
  List<Finding> compare(PlannedShard shard, StatedPlan plan) {
    List<Finding> findings = new ArrayList<>();
    StatedPlan.Row row = plan.row(shard.id());
    PlanCsv.cells(problem, shard)
        .forEach((column, computed) -> {
          String stated = row.cells().getOrDefault(column, "");
          if (!GIVEN.contains(column) && !stated.isEmpty()) {
            String subject = shard.id() + " " + column;
            String where = "line " + row.line() + ": ";
            compare(subject, UNITS.get(column), stated, computed, where, findings);
          }
        });
    return findings;
  }

  /** What the summary states about the plan as a whole. */
  List<Finding> compare(Audit audit, StatedSummary summary) {
    List<Finding> findings = new ArrayList<>();
    computed(audit)
        .forEach((name, computed) -> {
          String stated = summary.number(name);
          if (stated != null) {
            String unit = name.endsWith("_usd_per_hour") ? "$/h" : "";
            compare(
                name,
                name.equals("medium") ? "requests/s" : unit,
                stated,
                computed.toPlainString(),
                "summary.json: ",
                findings);
          }
        });
    return findings;
  }

  private static Map<String, BigDecimal> computed(Audit audit) {
    Money money = audit.money();
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    figures.put("hard", BigDecimal.valueOf(audit.score().hard()));
    figures.put("medium", Figures.exact(audit.score().medium(), 6));
    figures.put("margin_usd_per_hour", Figures.exact(money.marginMicroUsdPerHour(), 6));
    figures.put("revenue_usd_per_hour", Figures.exact(money.revenueMicroUsdPerHour(), 6));
    figures.put("energy_usd_per_hour", Figures.exact(money.energyMicroUsdPerHour(), 6));
    figures.put("rental_usd_per_hour", Figures.exact(money.rentalMicroUsdPerHour(), 6));
    figures.put("migration_usd_per_hour", Figures.exact(money.migrationMicroUsdPerHour(), 6));
    return figures;
  }

  private static void compare(
      String subject,
      @Nullable String unit,
      String stated,
      String computed,
      String where,
      List<Finding> findings) {
    String difference =
        unit == null ? textDifference(stated, computed) : difference(stated, computed);
    if (difference != null) {
      String sentence =
          String.format(Locale.ROOT, "%s%s stated, %s computed", where, stated, shown(computed));
      findings.add(new Finding("stated", subject, difference, unit == null ? "" : unit, sentence));
    }
  }

  private static String shown(String computed) {
    return computed.isEmpty() ? "nothing" : computed;
  }

  private static @Nullable String textDifference(String stated, String computed) {
    return stated.equals(computed) ? null : "";
  }

  /** How far off the stated figure is; {@code null} when it holds. */
  private static @Nullable String difference(String stated, String computed) {
    if (!PLAIN_NUMBER.matcher(stated).matches()) {
      return "";
    }
    BigDecimal other = computed.isEmpty() ? BigDecimal.ZERO : new BigDecimal(computed);
    BigDecimal difference = new BigDecimal(stated).subtract(other);
    return difference.abs().compareTo(TOLERANCE) <= 0 ? null : difference.toPlainString();
  }
}
