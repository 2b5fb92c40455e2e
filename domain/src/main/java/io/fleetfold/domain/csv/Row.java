package io.fleetfold.domain.csv;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * One row: its parsed values by column, and the place of each cell for messages. Columns are named
 * as in the schema; any other name is a bug.
 */
public final class Row {

  private final FileSchema schema;
  private final Header header;
  private final Problems problems;
  private final CSVRecord cells;
  private final int line;
  private final @Nullable Object[] values;
  private final BitSet cleared = new BitSet();
  private boolean sound = true;

  Row(Header header, Problems problems, CSVRecord cells, int line) {
    this.schema = header.schema();
    this.header = header;
    this.problems = problems;
    this.cells = cells;
    this.line = line;
    this.values = new @Nullable Object[schema.columns().size()];
  }

  void set(int column, @Nullable Object value) {
    values[column] = value;
  }

  /** Takes note that a cell is to hold nothing, whatever the bundled catalogue has there. */
  void clear(int column) {
    cleared.set(column);
  }

  /**
   * Takes from a bundled row, if there is one, and then from the defaults what it does not state.
   */
  void complete(@Nullable Row bundled) {
    for (int i = 0; i < values.length; i++) {
      Column column = schema.columns().get(i);
      if (values[i] == null && bundled != null && !cleared.get(i)) {
        values[i] = bundled.values[i];
      }
      if (values[i] == null && column.fallback() != null) {
        values[i] = column.type().parse(column.fallback());
      }
    }
  }

  /** Whether the file fills the cell of a column. */
  boolean states(String column) {
    return !cell(schema.indexOf(column)).isEmpty();
  }

  /** Whether the header has a column. */
  boolean has(Column column) {
    return header.positionOf(schema.indexOf(column.name())) >= 0;
  }

  /** Whether nothing is wrong with it so far. */
  public boolean isSound() {
    return sound;
  }

  /** Marks a row whose problem is reported already, here or in another file. */
  void spoil() {
    sound = false;
  }

  /** Physical line on which it starts, from 1. */
  public int line() {
    return line;
  }

  /** Reports the value of a column and spoils the row. */
  void reject(String column, String value, String allowed, Supplier<@Nullable String> suggestion) {
    reject(schema.indexOf(column), value, allowed, suggestion);
  }

  /** Reports what its cell in a column holds, and spoils the row. */
  public void reject(String column, String allowed) {
    String value = cell(schema.indexOf(column));
    reject(column, value, allowed, () -> null);
  }

  /** Reports the cell of the first of two columns, or of the second where only that is stated. */
  void rejectStated(String column, String otherColumn, String allowed) {
    reject(states(column) || !states(otherColumn) ? column : otherColumn, allowed);
  }

  void reject(int column, String value, String allowed, Supplier<@Nullable String> suggestion) {
    int position = Math.max(0, header.positionOf(column));
    problems.add(lineOf(position), position + 1, value, allowed, suggestion);
    spoil();
  }

  /** Reports the cell at a position from 0, which need not belong to a column. */
  void rejectCell(int position, String value, String allowed) {
    problems.add(lineOf(position), position + 1, value, allowed);
    spoil();
  }

  /** Says that its cell in a column is unusual, in whole sentences; the row stays sound. */
  public void warn(String column, String message) {
    int position = Math.max(0, header.positionOf(schema.indexOf(column)));
    problems.warn(lineOf(position), position + 1, message);
  }

  /** Says that the rows of its file as a whole are unusual. */
  void warnOfFile(String message) {
    problems.warn(1, 1, message);
  }

  /** Number of each column's cell, from 1, by name; without those that the header lacks. */
  Map<String, Integer> columns() {
    Map<String, Integer> columns = new HashMap<>();
    for (String name : schema.columnNames()) {
      int position = header.positionOf(schema.indexOf(name));
      if (position >= 0) {
        columns.put(name, position + 1);
      }
    }
    return columns;
  }

  FileSchema schema() {
    return schema;
  }

  int indexOf(String column) {
    return schema.indexOf(column);
  }

  /** The text of the cell of a column, empty when the header lacks it. */
  String cell(int column) {
    int position = header.positionOf(column);
    return position < 0 || position >= cells.size() ? "" : cells.get(position);
  }

  /** Every cell under the name that the header gives it. */
  List<PlanTable.Cell> cells() {
    List<PlanTable.Cell> all = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      all.add(new PlanTable.Cell(header.nameAt(i), lineOf(i), i + 1, cells.get(i)));
    }
    return all;
  }

  /** Physical line of a cell: quoted cells before it may hold line ends. */
  private int lineOf(int position) {
    int at = line;
    for (int i = 0; i < Math.min(position, cells.size()); i++) {
      at += lineEnds(cells.get(i));
    }
    return at;
  }

  static int lineEnds(String cell) {
    int count = 0;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      boolean second = c == '\n' && i > 0 && cell.charAt(i - 1) == '\r';
      count += (c == '\r' || c == '\n') && !second ? 1 : 0;
    }
    return count;
  }

  /** The value of a column, or {@code null} when its cell is empty without a default, or wrong. */
  <T> @Nullable T find(String column, Class<T> type) {
    return type.cast(values[schema.indexOf(column)]);
  }

  /** The text of a cell; {@code null} when it is empty or wrong. */
  public @Nullable String findText(String column) {
    return find(column, String.class);
  }

  /** The number in a cell; {@code null} when it is empty or wrong. */
  public @Nullable Double findDecimal(String column) {
    return find(column, Double.class);
  }

  /** The whole number in a cell; {@code null} when it is empty or wrong. */
  public @Nullable Integer findWhole(String column) {
    return find(column, Integer.class);
  }

  /** The text of a cell of a column that must be filled. */
  public String text(String column) {
    return present(column, String.class);
  }

  /** The number in a cell of a column that must be filled. */
  public double decimal(String column) {
    return present(column, Double.class);
  }

  /** The whole number in a cell of a column that must be filled. */
  public int whole(String column) {
    return present(column, Integer.class);
  }

  /** Thousandths of an accelerator. */
  long millis(String column) {
    return present(column, Long.class);
  }

  /** The constant whose name in files stands in the cell. */
  <E extends Enum<E>> E choice(String column, Class<E> type) {
    return Enum.valueOf(type, text(column).toUpperCase(Locale.ROOT));
  }

  private <T> T present(String column, Class<T> type) {
    T value = find(column, type);
    if (value == null) {
      throw new IllegalStateException(schema.name() + ":" + line + " has no " + column);
    }
    return value;
  }
}
