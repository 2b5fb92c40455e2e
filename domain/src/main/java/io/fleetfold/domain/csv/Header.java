package io.fleetfold.domain.csv;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Which cell of a row belongs to which column of the schema. */
final class Header {

  private static final int ABSENT = -1;
  private static final int LONGEST_HEADER = 10_000;
  private static final List<String> OTHER_SEPARATORS = List.of(";", "\t", "|");

  private final FileSchema schema;
  private final int line;
  private final List<String> names;
  private final int[] positions;
  private final Problems problems;

  private Header(FileSchema schema, Problems problems, int line, List<String> names) {
    this.schema = schema;
    this.problems = problems;
    this.line = line;
    this.names = names;
    this.positions = new int[schema.columns().size()];
    Arrays.fill(positions, ABSENT);
  }

  /** Reads the header row; {@code null} when it is no header at all, which is reported. */
  static @Nullable Header of(FileSchema schema, CSVRecord record, int line, Problems problems) {
    String separator = otherSeparator(schema, record);
    if (separator != null) {
      problems.add(
          line,
          1,
          record.get(0),
          "a header: it looks as if separated by "
              + separator
              + ", and columns are separated by commas");
      return null;
    }
    Header header = new Header(schema, problems, line, record.toList());
    Set<String> meant = header.assign(record);
    header.reportMissing(meant);
    return header;
  }

  /** What separates the header's columns instead of commas, as a message names it. */
  private static @Nullable String otherSeparator(FileSchema schema, CSVRecord record) {
    String cell = record.get(0);
    if (record.size() > 1 || cell.length() > LONGEST_HEADER) {
      return null;
    }
    for (String separator : OTHER_SEPARATORS) {
      List<String> names = List.of(cell.split(Pattern.quote(separator), -1));
      if (names.size() > 1
          && names.stream().map(String::strip).anyMatch(schema.columnNames()::contains)) {
        return separator.equals("\t") ? "tabs" : "\"" + separator + "\"";
      }
    }
    return null;
  }

  /** Assigns cells to columns; returns the columns that misspelt names probably mean. */
  private Set<String> assign(CSVRecord record) {
    Set<String> meant = new HashSet<>();
    Map<String, Integer> seen = new HashMap<>();
    List<String> known = schema.columnNames();
    for (int position = 0; position < record.size(); position++) {
      String name = record.get(position);
      int column = known.indexOf(name);
      Integer before = seen.putIfAbsent(name, position + 1);
      if (column < 0) {
        reportUnknown(name, position, meant);
      } else if (before != null) {
        problems.add(
            line, position + 1, name, "unique: cell " + before + " of the header has it already");
      } else {
        positions[column] = position;
      }
    }
    return meant;
  }

  private void reportUnknown(String name, int position, Set<String> meant) {
    if (schema.ignoresOtherColumns()) {
      return;
    }
    if (name.isEmpty()) {
      problems.add(line, position + 1, "", "the header names no column here");
      return;
    }
    String nearest = new Nearest().find(name, schema.columnNames());
    if (nearest != null) {
      meant.add(nearest);
    }
    problems.add(line, position + 1, name, "a column of " + schema.name(), () -> nearest);
  }

  private void reportMissing(Set<String> meant) {
    for (int i = 0; i < positions.length; i++) {
      Column column = schema.columns().get(i);
      boolean needed = column.presence().isInEveryHeader();
      if (needed && positions[i] == ABSENT && !meant.contains(column.name())) {
        problems.add(line, 1, "", "the column " + column.name() + " is missing");
      }
    }
  }

  FileSchema schema() {
    return schema;
  }

  /** How many cells every row must have. */
  int cells() {
    return names.size();
  }

  /** What the header calls the cell at a position from 0. */
  String nameAt(int position) {
    return names.get(position);
  }

  /** Position of a column's cell from 0; negative when the header lacks it. */
  int positionOf(int column) {
    return positions[column];
  }

  /** Whether the header lacks a column that no row can do without. */
  boolean lacks(int column) {
    return positions[column] == ABSENT && schema.columns().get(column).presence().isInEveryHeader();
  }
}
