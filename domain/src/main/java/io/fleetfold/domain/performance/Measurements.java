package io.fleetfold.domain.performance;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * A table of measured points, or of points to predict: a CSV file in UTF-8 with a header, in which
 * lines that begin with {@code #} are comments.
 *
 * @param columns in file order
 * @param rows the cells of every row by column
 */
public record Measurements(List<String> columns, List<Map<String, String>> rows) {

  /** The column of measured values. */
  public static final String VALUE = "value";

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
          .setCommentMarker('#')
          .get();

  /** Copies the lists, so that a table never changes. */
  public Measurements {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read or is no CSV table
   */
  public static Measurements read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser parser = FORMAT.parse(reader)) {
      List<String> columns = parser.getHeaderNames();
      return new Measurements(columns, parser.stream().map(Measurements::cells).toList());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new IOException(file + " is no CSV table: " + e.getMessage(), e);
    }
  }

  private static Map<String, String> cells(CSVRecord row) {
    return new LinkedHashMap<>(row.toMap());
  }
}
