package io.fleetfold.cli.report;

import static io.fleetfold.cli.report.CsvText.inert;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;

/** {@code moves.csv}: what to stop, move and start against the plan in force, in this order. */
public final class MovesCsv {

  private static final List<String> HEADER =
      List.of(
          "step",
          "action",
          "shard",
          "workload",
          "phase",
          "from_host",
          "to_host",
          "accelerators",
          "gain_usd_per_hour",
          "reason");

  private MovesCsv() {}

  /** Writes the moves in their order. */
  public static void write(List<Move> moves, Appendable out) throws IOException {
    CSVPrinter printer = CsvText.format(HEADER).print(out);
    int step = 0;
    for (Move move : moves) {
      Long gain = move.gainMicroUsdPerHour();
      printer.printRecord(
          ++step,
          move.action().text(),
          move.shard().id(),
          move.shard().workload(),
          move.shard().phase().text(),
          move.fromHost(),
          move.toHost(),
          Figures.exact(move.shard().acceleratorMillis(), 3).toPlainString(),
          gain == null ? "" : Figures.exact(gain, 6).toPlainString(),
          inert(move.reason()));
    }
    printer.flush();
  }
}
