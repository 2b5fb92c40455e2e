package io.fleetfold.cli.report;

import static io.fleetfold.cli.report.Figures.exact;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.RowPlaces;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVPrinter;

/** {@code plan.csv}: one row a placed shard. It can be read back as the previous plan. */
public final class PlanCsv {

  private static final List<String> IDENTITY =
      List.of(
          "shard",
          "workload",
          "phase",
          "model",
          "host",
          "site",
          "power_domain",
          "accelerator",
          "accelerators");

  private static final List<String> FIGURES =
      List.of(
          "requests_per_second",
          "watts",
          "batch",
          "precision",
          "bound_by",
          "latency_ms",
          "memory_gb",
          "memory_bandwidth_gb_s",
          "kv_gbit_s");

  /** A shard that must stay where it cannot run serves nothing and draws nothing. */
  private static final List<String> NOTHING = List.of("0", "0", "", "", "", "", "", "", "");

  private PlanCsv() {}

  /** Writes the shards in their order. */
  public static void write(FleetProblem problem, List<PlannedShard> shards, Appendable out)
      throws IOException {
    CSVPrinter printer = CsvText.format(header()).print(out);
    for (PlannedShard shard : shards) {
      printer.printRecord(cells(problem, shard).values());
    }
    printer.flush();
  }

  private static List<String> header() {
    return Stream.of(IDENTITY, FIGURES, List.of("pinned")).flatMap(List::stream).toList();
  }

  /** Where the cell of a column stands in the row of a shard, which is counted from 0. */
  static RowPlaces.Place place(int row, String column) {
    return new RowPlaces.Place("plan.csv", row + 2, header().indexOf(column) + 1);
  }

  /** The cells of a row by column, in the order of the columns. */
  public static Map<String, String> cells(FleetProblem problem, PlannedShard shard) {
    Map<String, String> cells = new LinkedHashMap<>();
    put(cells, IDENTITY, identity(shard));
    ShardProfile profile = problem.findProfile(shard.placement().kind(), shard.host());
    put(cells, FIGURES, profile == null ? NOTHING : figures(profile));
    cells.put("pinned", String.valueOf(shard.isPinned()));
    return cells;
  }

  private static void put(Map<String, String> cells, List<String> columns, List<String> values) {
    for (int i = 0; i < columns.size(); i++) {
      cells.put(columns.get(i), values.get(i));
    }
  }

  private static List<String> identity(PlannedShard shard) {
    Host host = shard.host();
    return List.of(
        shard.id(),
        shard.workload().id(),
        shard.phase().text(),
        shard.workload().model().id(),
        host.id(),
        host.site().id(),
        host.powerDomain().id(),
        host.accelerator().id(),
        shard.placement().kind().acceleratorsText());
  }

  private static List<String> figures(ShardProfile profile) {
    ShardProfile.Engine engine = profile.engine();
    ShardProfile.Footprint footprint = profile.footprint();
    return List.of(
        exact(profile.rateMicroRps(), 6).toPlainString(),
        exact(profile.milliwatts(), 3).toPlainString(),
        engine.batch() == 0 ? "" : String.valueOf(engine.batch()),
        CsvText.inert(engine.precision()),
        CsvText.inert(engine.boundBy()),
        engine.latencyMillis() == 0 ? "" : millis(engine.latencyMillis()),
        exact(footprint.memoryMegabytes(), 3).toPlainString(),
        exact(footprint.memoryBandwidthMegabytesPerSecond(), 3).toPlainString(),
        exact(footprint.kvKilobitsPerSecond(), 6).toPlainString());
  }

  private static String millis(double millis) {
    BigDecimal rounded = BigDecimal.valueOf(millis).setScale(3, RoundingMode.HALF_UP);
    return exact(rounded.unscaledValue().longValueExact(), 3).toPlainString();
  }
}
