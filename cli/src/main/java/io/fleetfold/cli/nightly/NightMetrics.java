package io.fleetfold.cli.nightly;

import io.fleetfold.cli.report.DomainLine;
import io.fleetfold.cli.report.Move;
import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.cli.report.WorkloadLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code fleetfold.prom}: what is worth watching of a plan, and of the run itself. */
public final class NightMetrics {

  private static final Pattern LAST_SUCCESS =
      Pattern.compile("^fleetfold_last_success_timestamp_seconds (\\S+)$", Pattern.MULTILINE);

  private static final Pattern OF_RUN =
      Pattern.compile("^# HELP fleetfold_exit_code .*", Pattern.MULTILINE | Pattern.DOTALL);

  private NightMetrics() {}

  /** The figures of a plan. */
  public static String ofPlan(PlanReport report, String run) {
    var text = new PrometheusText();
    text.gauge("plan_run", "Number of the run whose plan these figures are about.")
        .sample(Double.parseDouble(run));
    text.gauge("margin_usd_per_hour", "Margin of the plan.")
        .sample(report.audit().money().marginMicroUsdPerHour() / 1e6);
    Double bound = report.result().upperBoundUsdPerHour();
    if (bound != null) {
      text.gauge(
              "upper_bound_usd_per_hour",
              "No plan that serves the contracts as well has a larger margin.")
          .sample(bound);
    }
    if (report.gap() != null) {
      text.gauge("gap_ratio", "What is missing to the bound, as a share of it.")
          .sample(report.gap());
    }
    workloads(report, text);
    domains(report, text);
    var moves = text.gauge("moves", "Steps from the plan before to this one.");
    for (Move.Action action : Move.Action.values()) {
      long count = report.moves().stream().filter(move -> move.action() == action).count();
      moves.sample(Map.of("action", action.text()), (double) count);
    }
    return text.toString();
  }

  private static void workloads(PlanReport report, PrometheusText text) {
    var served = text.gauge("served_requests_per_second", "Requests that the plan serves.");
    for (WorkloadLine line : report.tables().workloads()) {
      served.sample(workload(line), line.service().servedMicroRps() / 1e6);
    }
    var unserved = text.gauge("unserved_requests_per_second", "Demand that it does not serve.");
    for (WorkloadLine line : report.tables().workloads()) {
      unserved.sample(
          workload(line),
          (line.workload().demandMicroRps() - line.service().servedMicroRps()) / 1e6);
    }
  }

  private static Map<String, String> workload(WorkloadLine line) {
    return Map.of("workload", line.workload().id());
  }

  private static void domains(PlanReport report, PrometheusText text) {
    var used = text.gauge("power_watts", "Draw of a power domain when all its shards are busy.");
    for (DomainLine line : report.tables().powerDomains()) {
      used.sample(domain(line), line.load().drawMilliwatts() / 1e3);
    }
    var limit = text.gauge("power_limit_watts", "What a power domain may draw.");
    for (DomainLine line : report.tables().powerDomains()) {
      Long milliwatts = line.domain().limitMilliwatts();
      limit.sample(domain(line), milliwatts == null ? Double.POSITIVE_INFINITY : milliwatts / 1e3);
    }
    var price =
        text.gauge("power_shadow_price_usd_per_kw_hour", "What one more kilowatt would earn.");
    for (DomainLine line : report.tables().powerDomains()) {
      if (line.usdPerKwHour() != null) {
        price.sample(domain(line), line.usdPerKwHour());
      }
    }
  }

  private static Map<String, String> domain(DomainLine line) {
    return Map.of("power_domain", line.domain().id());
  }

  /**
   * The figures of a run.
   *
   * @param before the file as it stands, where the last success is looked up; {@code null} if there
   *     is none
   */
  public static String ofRun(
      int exitCode, boolean success, Instant end, Duration duration, @Nullable String before) {
    var text = new PrometheusText();
    text.gauge("exit_code", "How the last run ended; 0 is well.").sample(exitCode);
    text.gauge("run_duration_seconds", "How long the last run took.")
        .sample(duration.toMillis() / 1e3);
    text.gauge("run_timestamp_seconds", "When the last run ended.")
        .sample((double) end.getEpochSecond());
    var last = text.gauge("last_success_timestamp_seconds", "When a run last ended well.");
    Double when = success ? Double.valueOf((double) end.getEpochSecond()) : lastSuccess(before);
    last.sample(when == null ? 0 : when);
    return text.toString();
  }

  /** The figures of the last run in the file as it stands; nothing if there are none. */
  public static String lastRun(@Nullable String before) {
    Matcher found = OF_RUN.matcher(before == null ? "" : before);
    return found.find() ? found.group() : "";
  }

  private static @Nullable Double lastSuccess(@Nullable String before) {
    Matcher found = LAST_SUCCESS.matcher(before == null ? "" : before);
    try {
      return found.find() ? Double.valueOf(found.group(1)) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
