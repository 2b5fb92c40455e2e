package io.fleetfold.domain.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file whose columns are those of its header: what stands in them is text, and its reader's
 * business. Immutable.
 *
 * @param columns in file order
 * @param rows the cells of every row by column
 */
public record OpenTable(List<String> columns, List<Map<String, String>> rows) {

  /** Copies the lists. */
  public OpenTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * Reads a file under the rules of every other table: UTF-8, a header, whole rows, and comments
   * that begin with {@code #} and a blank.
   *
   * @throws InvalidInputException with everything that is wrong with it
   */
  public static OpenTable read(Path file) throws InvalidInputException {
    var problems = new Problems(file.toString());
    byte[] bytes = InputFolder.read(file, problems);
    var reading = new Reading(problems);
    if (bytes != null) {
      reading.read(CsvText.decode(bytes));
    }
    Problems.throwIfAny(List.of(problems));
    return new OpenTable(reading.columns, reading.rows);
  }

  /** A table while it is read. */
  private static final class Reading {

    private final Problems problems;
    private final List<String> columns = new ArrayList<>();
    private final List<Map<String, String>> rows = new ArrayList<>();

    Reading(Problems problems) {
      this.problems = problems;
    }

    void read(CsvText csv) {
      if (csv.isUtf16()) {
        problems.addForFile("the file is UTF-16; save it as UTF-8");
        return;
      }
      parse(LayoutScan.scan(csv, problems).text());
      if (columns.isEmpty() && problems.count() == 0) {
        problems.addForFile("the file is empty; it needs a header");
      }
    }

    private void parse(String text) {
      try (CSVParser parser = TableReader.parser(new StringReader(text))) {
        for (CSVRecord cells : parser) {
          int line = TableReader.firstLine(parser, cells);
          if (columns.isEmpty()) {
            header(cells, line);
          } else if (rows.size() == TableReader.MOST_ROWS) {
            problems.addEnd(line, "the file has more than " + TableReader.MOST_ROWS + " rows");
            return;
          } else if (!TableReader.isBlank(cells)) {
            row(cells, line);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("reading from memory", e);
      }
    }

    private void header(CSVRecord cells, int line) {
      for (String name : cells) {
        int before = columns.indexOf(name);
        columns.add(name);
        if (name.isEmpty()) {
          problems.add(line, columns.size(), "", "the header names no column here");
        } else if (before >= 0) {
          String first = "cell " + (before + 1) + " of the header";
          problems.add(line, columns.size(), name, "unique: " + first + " has it already");
        }
      }
    }

    private void row(CSVRecord cells, int line) {
      if (cells.size() != columns.size()) {
        String shape = "the row has " + cells.size() + " cells, the header " + columns.size();
        problems.add(line, Math.min(cells.size(), columns.size()) + 1, "", shape);
        return;
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i), cells.get(i));
        if (cells.get(i).length() > TableReader.LONGEST_CELL) {
          problems.add(line, i + 1, cells.get(i), TableReader.TOO_LONG);
        }
      }
      rows.add(row);
    }
  }
}
