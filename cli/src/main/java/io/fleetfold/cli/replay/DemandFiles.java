package io.fleetfold.cli.replay;

import static io.fleetfold.domain.csv.Column.optional;
import static io.fleetfold.domain.csv.Column.required;

import io.fleetfold.domain.csv.Column;
import io.fleetfold.domain.csv.ColumnType.Identifier;
import io.fleetfold.domain.csv.ColumnType.Text;
import io.fleetfold.domain.csv.FileSchema;
import io.fleetfold.domain.csv.FileSchema.Need;
import io.fleetfold.domain.csv.InputTable;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.csv.NumberType.Decimal;
import io.fleetfold.domain.csv.Row;
import io.fleetfold.domain.csv.Shown;
import io.fleetfold.solver.replay.HourLoad;
import io.fleetfold.solver.replay.Load;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The demand that came, hour by hour: a CSV file with a column {@code hour}, or a folder with a
 * {@code workloads.csv} for each hour, in the order of their names. Other columns are ignored. How
 * long the hours are is told from their names.
 */
public final class DemandFiles {

  private static final List<Column> LOAD =
      List.of(
          required("workload", new Identifier(true), "Name of the stream."),
          required("requests_per_second", new Decimal("requests/s", 0, 100_000_000), "What came."),
          optional(
              "prompt_tokens",
              new Decimal("tokens", 1, 10_000_000),
              "as planned",
              "Mean length of a prompt."),
          optional(
              "output_tokens",
              new Decimal("tokens", 1, 10_000_000),
              "as planned",
              "Mean length of an answer."));

  private static final Identifier NAME = new Identifier(false);

  private static final String TWICE =
      "unique: this hour has the workload already; an hour that the clock shows twice needs its"
          + " offset, such as 2024-10-27T02:00+01:00";

  /** More hours than anybody writes down. */
  private static final long MOST_BYTES = 64_000_000;

  private static final FileSchema ONE_HOUR = schema("workload", LOAD);

  private static final FileSchema ALL_HOURS =
      schema(
          "row",
          Stream.concat(
                  Stream.of(required("hour", new Text(), "Name of the hour, or when it begins.")),
                  LOAD.stream().map(DemandFiles::plain))
              .toList());

  private DemandFiles() {}

  /** A workload stands in as many rows as there are hours. */
  private static Column plain(Column column) {
    return column.name().equals("workload")
        ? required("workload", new Identifier(false), "Name of the stream.")
        : column;
  }

  private static FileSchema schema(String kind, List<Column> columns) {
    return new FileSchema("demand.csv", kind, Need.OPTIONAL_OPEN, "The demand that came.", columns);
  }

  /** What came in an hour, and how to reject its name where it first stands. */
  private record Hour(String name, Map<String, Load> loads, Consumer<String> rejection) {

    static Hour of(String name, Consumer<String> rejection) {
      return new Hour(name, new LinkedHashMap<>(), rejection);
    }
  }

  /** The hours with their lengths; one whose length is unknown is rejected. */
  private static List<HourLoad> measured(Collection<Hour> hours) {
    Map<String, String> problems = new LinkedHashMap<>();
    double[] seconds = HourLengths.of(hours.stream().map(Hour::name).toList(), problems);
    List<HourLoad> loads = new ArrayList<>();
    for (Hour hour : hours) {
      String problem = problems.get(hour.name);
      if (problem != null) {
        hour.rejection.accept(problem);
      } else if (problems.isEmpty()) {
        loads.add(new HourLoad(hour.name, seconds[loads.size()], hour.loads));
      }
    }
    return loads;
  }

  /**
   * Reads it.
   *
   * @param known ids of the workloads of the plan; others are a problem of the file
   */
  public static List<HourLoad> read(Path demand, Set<String> known)
      throws InvalidInputException, IOException {
    var workloads = new KnownWorkloads(known);
    return Files.isDirectory(demand) ? folder(demand, workloads) : file(demand, workloads);
  }

  private static List<HourLoad> file(Path file, KnownWorkloads known) throws InvalidInputException {
    var table = InputTable.read(file.toString(), bytes(file), ALL_HOURS);
    Map<String, Hour> hours = new LinkedHashMap<>();
    for (Row row : table.rows()) {
      Consumer<String> rejection = allowed -> row.reject("hour", allowed);
      Hour hour = hours.computeIfAbsent(hour(row), name -> Hour.of(name, rejection));
      add(row, known, hour.loads);
    }
    if (table.isSound() && hours.isEmpty()) {
      table.reject("the file has a header and no row; at least one hour is needed");
    }
    List<HourLoad> loads = table.isSound() ? measured(hours.values()) : List.of();
    InputTable.throwIfInvalid(table);
    return loads;
  }

  /** All of a small file, unpacked; one that is no demand is refused by its look. */
  private static byte[] bytes(Path file) throws InvalidInputException {
    try (TraceFile look = TraceFile.open(file)) {
      if (!FileLook.isDemand(look)) {
        throw FileLook.refusal(look);
      }
    } catch (IOException e) {
      throw InvalidInputException.ofFile(file, TraceFile.sentence(e));
    }
    try (InputStream in = PackedFile.open(file, MOST_BYTES)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw InvalidInputException.ofFile(file, TraceFile.sentence(e));
    }
  }

  /** An id, or a time, which may hold a blank and a plus. */
  private static String hour(Row row) {
    String hour = row.findText("hour");
    if (hour == null) {
      return "";
    }
    if (NAME.parse(hour) == null && !HourLengths.isTime(hour)) {
      row.reject("hour", NAME.allowed() + "; or a time such as 2024-10-27 02:00+02:00");
    }
    return hour;
  }

  private static List<HourLoad> folder(Path folder, KnownWorkloads known)
      throws InvalidInputException, IOException {
    List<InputTable> tables = new ArrayList<>();
    List<Hour> hours = new ArrayList<>();
    for (Path file : csvFiles(folder)) {
      var table = InputTable.read(file, ONE_HOUR);
      tables.add(table);
      String name = Shown.whole(String.valueOf(file.getFileName())).replaceFirst("\\.csv$", "");
      var hour = Hour.of(name, allowed -> table.reject("the hour of its name is not " + allowed));
      hours.add(hour);
      table.rows().forEach(row -> add(row, known, hour.loads));
    }
    if (tables.isEmpty()) {
      throw InvalidInputException.ofFile(
          folder, "the folder has no CSV file; it needs one for each hour");
    }
    List<HourLoad> loads = measured(hours);
    InputTable.throwIfInvalid(tables.toArray(InputTable[]::new));
    return loads;
  }

  private static List<Path> csvFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
  }

  /** A row with a problem of its own says nothing more; it will not be used. */
  private static void add(Row row, KnownWorkloads known, Map<String, Load> loads) {
    String workload = row.findText("workload");
    Double rate = row.findDecimal("requests_per_second");
    if (workload != null && !known.contains(workload)) {
      row.reject("workload", known.allowed());
    } else if (workload != null && loads.containsKey(workload)) {
      if (row.isSound()) {
        row.reject("workload", TWICE);
      }
    } else if (workload != null && rate != null) {
      Double prompt = row.findDecimal("prompt_tokens");
      loads.put(workload, new Load(rate, prompt, row.findDecimal("output_tokens")));
    }
  }
}
