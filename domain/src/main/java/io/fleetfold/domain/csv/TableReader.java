package io.fleetfold.domain.csv;

import io.fleetfold.domain.csv.Column.Presence;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of one file into rows of checked values. References to other files are left to
 * the builders.
 */
final class TableReader {

  /** The longest cell; longer ones are refused unread. */
  static final int LONGEST_CELL = 10_000;

  /** Ten times the largest fleets; keeps what a file can take of memory bounded. */
  static final int MOST_ROWS = 1_000_000;

  /** What a longer one is not. */
  static final String TOO_LONG = "short enough: a cell may have " + LONGEST_CELL + " characters";

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .setIgnoreSurroundingSpaces(true)
          .get();

  private final FileSchema schema;
  private final Problems problems;
  private final boolean needsRow;
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Integer> lineOfId = new HashMap<>();
  private final int idColumn;
  private boolean complete = true;
  private boolean wrongBytes;
  private @Nullable Header header;

  private TableReader(FileSchema schema, Problems problems, boolean needsRow) {
    this.schema = schema;
    this.needsRow = needsRow;
    this.problems = problems;
    this.idColumn = schema.columns().getFirst().definesRow() ? 0 : -1;
  }

  /** Reads a file; what is wrong with it is added to the problems. */
  static Table read(FileSchema schema, byte[] bytes, Problems problems) {
    return read(schema, bytes, problems, schema.isRequired());
  }

  /** Reads a file that needs a row or does not. */
  static Table read(FileSchema schema, byte[] bytes, Problems problems, boolean needsRow) {
    return new TableReader(schema, problems, needsRow).read(CsvText.decode(bytes));
  }

  private Table read(CsvText csv) {
    if (csv.isUtf16()) {
      problems.addForFile("the file is UTF-16; save it as UTF-8");
      return Table.empty(schema, false);
    }
    wrongBytes = csv.hasWrongBytes();
    LayoutScan.Sound sound = LayoutScan.scan(csv, problems);
    complete &= sound.complete();
    parse(sound.text());
    if (sound.text().length() == csv.text().length()) {
      reportEmpty();
    }
    return new Table(schema, List.copyOf(rows), complete);
  }

  private void reportEmpty() {
    if (header == null && problems.count() == 0) {
      problems.addForFile(
          "the file is empty; it needs a header: " + String.join(",", schema.columnNames()));
    } else if (header != null && needsRow && rows.isEmpty() && complete) {
      problems.addForFile(
          "the file has a header and no row; at least one " + schema.kind() + " is needed");
    }
    complete &= header != null && !(needsRow && rows.isEmpty());
  }

  private void parse(String text) {
    try (CSVParser parser = parser(new StringReader(text))) {
      for (CSVRecord cells : parser) {
        int line = firstLine(parser, cells);
        if (isBlank(cells)) {
          reportBlank(line);
        } else if (!accept(cells, line)) {
          complete = false;
          return;
        }
      }
    } catch (IOException | UncheckedIOException e) {
      complete = false;
      problems.addForFile("the file cannot be read as CSV: " + e.getMessage());
    }
  }

  /** A parser by the rules that every table has. */
  static CSVParser parser(Reader text) throws IOException {
    return CSVParser.builder().setReader(text).setFormat(FORMAT).get();
  }

  private void reportBlank(int line) {
    if (schema.refusesBlankLines()) {
      problems.add(line, 1, "", "the line is blank, and Fleetfold writes no blank lines");
    }
  }

  /** Whether there is nothing in a row. */
  static boolean isBlank(CSVRecord cells) {
    return cells.stream().allMatch(String::isEmpty);
  }

  /** The parser knows where a row ended; its cells know how many line ends they hold. */
  static int firstLine(CSVParser parser, CSVRecord cells) {
    int inside = cells.stream().mapToInt(Row::lineEnds).sum();
    return (int) parser.getCurrentLineNumber() - inside;
  }

  /** Takes a row; false when there is no use in reading on. */
  private boolean accept(CSVRecord cells, int line) {
    Header known = header;
    if (known == null) {
      header = Header.of(schema, cells, line, problems);
      complete &= header == null || idColumn < 0 || !header.lacks(idColumn);
      return header != null;
    }
    if (rows.size() == MOST_ROWS) {
      problems.addEnd(line, "the file has more than " + MOST_ROWS + " rows");
      return false;
    }
    Row row = new Row(known, problems, cells, line);
    rows.add(row);
    if (cells.size() == known.cells()) {
      parseCells(row, known);
    } else {
      rejectShape(row, cells, known);
    }
    return true;
  }

  private void rejectShape(Row row, CSVRecord cells, Header known) {
    complete = false;
    int due = known.cells();
    if (cells.size() < due) {
      row.rejectCell(
          cells.size(), "", "the row ends after " + cells.size() + " of " + due + " cells");
    } else {
      String shape = "the row has " + cells.size() + " cells, the header " + due;
      String extra = cells.get(due);
      row.rejectCell(due, extra, extra.isEmpty() ? shape : "under any column: " + shape);
    }
  }

  private void parseCells(Row row, Header known) {
    for (int column = 0; column < schema.columns().size(); column++) {
      if (known.lacks(column)) {
        row.spoil();
      } else {
        parseCell(row, column);
      }
    }
    if (idColumn >= 0) {
      checkUnique(row);
    }
  }

  private void parseCell(Row row, int column) {
    Column spec = schema.columns().get(column);
    String cell = row.cell(column);
    if (wrongBytes && cell.indexOf(CsvText.REPLACEMENT) >= 0) {
      row.spoil();
    } else if (cell.length() > LONGEST_CELL) {
      row.reject(column, cell, TOO_LONG, () -> null);
    } else if (cell.isEmpty()) {
      parseEmpty(row, column, spec);
    } else if (schema.clears(spec, cell)) {
      row.clear(column);
    } else {
      Object value = spec.type().parse(cell);
      row.set(column, value);
      if (value == null) {
        row.reject(
            column,
            cell,
            spec.type().allowed() + " (" + spec.name() + ")" + spec.type().reason(cell),
            () -> spec.type().suggestion(cell));
      }
    }
  }

  /** Where the bundled catalogue may fill an empty cell, its default waits until that is known. */
  private void parseEmpty(Row row, int column, Column spec) {
    if (spec.presence() == Presence.REQUIRED) {
      row.reject(
          column, "", spec.name() + " is empty; it must be " + spec.type().allowed(), () -> null);
    } else if (spec.fallback() != null && !schema.overridesBundled()) {
      row.set(column, spec.type().parse(spec.fallback()));
    }
  }

  private void checkUnique(Row row) {
    String id = row.findText(schema.columns().get(idColumn).name());
    if (id == null) {
      complete = false;
      return;
    }
    Integer before = lineOfId.putIfAbsent(id, row.line());
    if (before != null) {
      row.reject(
          idColumn,
          id,
          "unique: line " + before + " has this " + schema.kind() + " already",
          () -> null);
    }
  }
}
