package io.fleetfold.domain.calibration;

import io.fleetfold.domain.csv.InvalidInputException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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
   * @throws InvalidInputException if it cannot be read or is no CSV table
   */
  public static Measurements read(Path file) throws InvalidInputException {
    try (CSVParser parser = FORMAT.parse(new StringReader(withoutMark(file)))) {
      List<String> columns = parser.getHeaderNames();
      return new Measurements(columns, parser.stream().map(Measurements::cells).toList());
    } catch (NoSuchFileException e) {
      throw InvalidInputException.ofFile(file, "there is no such file");
    } catch (CharacterCodingException e) {
      throw InvalidInputException.ofFile(file, "the file is not UTF-8");
    } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
      throw InvalidInputException.ofFile(
          file, "it cannot be read as a CSV table: " + e.getMessage());
    }
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

  /** Spreadsheets put a byte order mark before the first column. */
  private static String withoutMark(Path file) throws IOException {
    String text = Files.readString(file);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Map<String, String> cells(CSVRecord row) {
    return new LinkedHashMap<>(row.toMap());
  }
}
