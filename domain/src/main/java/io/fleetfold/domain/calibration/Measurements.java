package io.fleetfold.domain.calibration;

import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.csv.OpenTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A table of measured points, or of points to predict.
 *
 * @param columns in file order
 * @param rows the cells of every row by column
 */
public record Measurements(List<String> columns, List<Map<String, String>> rows) {

  /** The column of measured values. */
  public static final String VALUE = "value";

  /** Copies the lists, so that a table never changes. */
  public Measurements {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * Reads a file.
   *
   * @throws InvalidInputException with everything that is wrong with it as a CSV table
   */
  public static Measurements read(Path file) throws InvalidInputException {
    OpenTable table = OpenTable.read(file);
    return new Measurements(table.columns(), table.rows());
  }

  /** Reads several files, the rows of one after those of the other. */
  public static Measurements read(List<Path> files) throws InvalidInputException {
    var columns = new LinkedHashSet<String>();
    List<Map<String, String>> rows = new ArrayList<>();
    for (Path file : files) {
      Measurements table = read(file);
      columns.addAll(table.columns());
      rows.addAll(table.rows());
    }
    return new Measurements(List.copyOf(columns), rows);
  }

  /** Names of accelerators in measurements, and what the catalogue calls them. */
  public static UnaryOperator<String> acceleratorNames() {
    return Aliases.bundled()::accelerator;
  }
}
