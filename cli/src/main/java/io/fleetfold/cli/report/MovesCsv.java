package io.fleetfold.cli.report;

import static io.fleetfold.cli.report.CsvText.inert;

import io.fleetfold.domain.csv.Column;
import io.fleetfold.domain.csv.ColumnType;
import io.fleetfold.domain.csv.FileSchema;
import io.fleetfold.domain.csv.InputTable;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.csv.NumberType;
import io.fleetfold.domain.csv.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

  private static final ColumnType TEXT = new ColumnType.Text();

  private static final FileSchema SCHEMA =
      new FileSchema(
          "moves.csv",
          "move",
          FileSchema.Need.WRITTEN,
          "What to change.",
          List.of(
              Column.required("step", new NumberType.Whole(1, 100_000_000), "Number of the row."),
              Column.required("action", ColumnType.Choice.of(Move.Action.values()), "What to do."),
              Column.required("shard", TEXT, "Which shard."),
              Column.required("workload", TEXT, "What it serves."),
              Column.required("phase", TEXT, "What it does."),
              Column.mayBeEmpty("from_host", TEXT, "none", "Where it ran."),
              Column.mayBeEmpty("to_host", TEXT, "none", "Where it is to run."),
              Column.required("accelerators", TEXT, "How many it takes.")));

  private MovesCsv() {}

  /**
   * A row as it stands in a file.
   *
   * @param kind workload, phase and accelerators
   * @param fromHost empty for a start
   * @param toHost empty for a stop
   */
  public record Stated(
      int line,
      int step,
      Move.Action action,
      String shard,
      List<String> kind,
      String fromHost,
      String toHost) {}

  /** Reads the rows, or reports every problem of the file. */
  public static List<Stated> read(Path file) throws InvalidInputException {
    InputTable table = InputTable.read(file, SCHEMA);
    InputTable.throwIfInvalid(table);
    return table.rows().stream().map(MovesCsv::stated).toList();
  }

  private static Stated stated(Row row) {
    return new Stated(
        row.line(),
        row.whole("step"),
        Move.Action.valueOf(row.text("action").toUpperCase(Locale.ROOT)),
        row.text("shard"),
        List.of(row.text("workload"), row.text("phase"), row.text("accelerators")),
        textOrNone(row, "from_host"),
        textOrNone(row, "to_host"));
  }

  private static String textOrNone(Row row, String column) {
    String text = row.findText(column);
    return text == null ? "" : text;
  }

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
