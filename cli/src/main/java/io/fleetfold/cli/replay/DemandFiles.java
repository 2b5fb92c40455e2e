package io.fleetfold.cli.replay;

import static io.fleetfold.domain.csv.Column.optional;
import static io.fleetfold.domain.csv.Column.required;

import io.fleetfold.domain.csv.Column;
import io.fleetfold.domain.csv.ColumnType.Identifier;
import io.fleetfold.domain.csv.FileSchema;
import io.fleetfold.domain.csv.FileSchema.Need;
import io.fleetfold.domain.csv.InputTable;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.csv.NumberType.Decimal;
import io.fleetfold.domain.csv.Row;
import io.fleetfold.solver.replay.HourLoad;
import io.fleetfold.solver.replay.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The demand that came, hour by hour: a CSV file with a column {@code hour}, or a folder with a
 * {@code workloads.csv} for each hour, in the order of their names. Other columns are ignored.
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

  private static final FileSchema ONE_HOUR = schema("workload", LOAD);

  private static final FileSchema ALL_HOURS =
      schema(
          "row",
          Stream.concat(
                  Stream.of(required("hour", new Identifier(false), "Name of the hour.")),
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

  /**
   * Reads it.
   *
   * @param known ids of the workloads of the plan; others are a problem of the file
   */
  public static List<HourLoad> read(Path demand, Set<String> known)
      throws InvalidInputException, IOException {
    return Files.isDirectory(demand) ? folder(demand, known) : file(demand, known);
  }

  private static List<HourLoad> file(Path file, Set<String> known) throws InvalidInputException {
    var table = InputTable.read(file, ALL_HOURS);
    Map<String, Map<String, Load>> hours = new LinkedHashMap<>();
    for (Row row : table.rows()) {
      String hour = row.findText("hour");
      Map<String, Load> loads =
          hours.computeIfAbsent(hour == null ? "" : hour, name -> new LinkedHashMap<>());
      add(row, known, loads);
    }
    if (table.isSound() && hours.isEmpty()) {
      table.reject("the file has a header and no row; at least one hour is needed");
    }
    InputTable.throwIfInvalid(table);
    return loads(hours);
  }

  private static List<HourLoad> folder(Path folder, Set<String> known)
      throws InvalidInputException, IOException {
    List<InputTable> tables = new ArrayList<>();
    Map<String, Map<String, Load>> hours = new LinkedHashMap<>();
    for (Path file : csvFiles(folder)) {
      var table = InputTable.read(file, ONE_HOUR);
      tables.add(table);
      Map<String, Load> loads = new LinkedHashMap<>();
      hours.put(String.valueOf(file.getFileName()).replaceFirst("\\.csv$", ""), loads);
      table.rows().forEach(row -> add(row, known, loads));
    }
    if (tables.isEmpty()) {
      throw InvalidInputException.ofFile(
          folder, "the folder has no CSV file; it needs one for each hour");
    }
    InputTable.throwIfInvalid(tables.toArray(InputTable[]::new));
    return loads(hours);
  }

  private static List<Path> csvFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
  }

  /** A row with a problem of its own says nothing more; it will not be used. */
  private static void add(Row row, Set<String> known, Map<String, Load> loads) {
    String workload = row.findText("workload");
    Double rate = row.findDecimal("requests_per_second");
    if (workload != null && !known.contains(workload)) {
      row.reject("workload", "a workload of the plan (" + String.join(", ", known) + ")");
    } else if (workload != null && loads.containsKey(workload)) {
      if (row.isSound()) {
        row.reject("workload", "unique: this hour has the workload already");
      }
    } else if (workload != null && rate != null) {
      Double prompt = row.findDecimal("prompt_tokens");
      loads.put(workload, new Load(rate, prompt, row.findDecimal("output_tokens")));
    }
  }

  private static List<HourLoad> loads(Map<String, Map<String, Load>> hours) {
    return hours.entrySet().stream()
        .map(hour -> new HourLoad(hour.getKey(), hour.getValue()))
        .toList();
  }
}
