package io.fleetfold.cli.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The cells of a {@code plan.csv} as they stand there, by shard. */
public final class StatedPlan {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * One row.
   *
   * @param line of the file, from 1
   * @param cells by column
   */
  record Row(long line, Map<String, String> cells) {}

  private final Map<String, Row> rows;

  private StatedPlan(Map<String, Row> rows) {
    this.rows = rows;
  }

  /** Reads a file that the dataset reader has found to be in order. */
  public static StatedPlan read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    Map<String, Row> rows = new LinkedHashMap<>();
    try (CSVParser parser = CSVParser.parse(unmarked, FORMAT)) {
      for (CSVRecord cells : parser) {
        rows.put(cells.get("shard"), new Row(parser.getCurrentLineNumber(), cells.toMap()));
      }
    }
    return new StatedPlan(rows);
  }

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setCommentMarker('#')
          .setTrim(true)
          .setAllowMissingColumnNames(true)
          .get();

  /** The row of a shard; no cells when there is none. */
  Row row(String shard) {
    return rows.getOrDefault(shard, new Row(0, Map.of()));
  }
}
