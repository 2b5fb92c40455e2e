package io.fleetfold.domain.performance;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the data files that are packed with the program: header first, {@code #} comments. */
public final class BundledTable {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setCommentMarker('#')
          .setTrim(true)
          .get();

  private BundledTable() {}

  /** Rows of a bundled calibration file. */
  public static List<CSVRecord> rows(String file) {
    String resource = "/io/fleetfold/calibration/" + file;
    try (InputStream bytes = BundledTable.class.getResourceAsStream(resource)) {
      if (bytes == null) {
        throw new IllegalStateException("the program lacks its data file " + resource);
      }
      return rows(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  /** Rows of any file in the same form. */
  static List<CSVRecord> rows(Reader reader) throws IOException {
    try (CSVParser parser = FORMAT.parse(reader)) {
      return parser.getRecords();
    }
  }

  /** The number in a cell that is always filled. */
  public static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
