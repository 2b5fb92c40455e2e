package io.fleetfold.domain.csv;

import java.util.List;

/**
 * One file of a dataset.
 *
 * @param name file name in the folder
 * @param kind what one row defines, in the singular
 * @param need whether the file and a row in it are needed
 * @param meaning one sentence for the page of formats
 * @param columns columns in their usual order; any order is read
 */
public record FileSchema(
    String name, String kind, Need need, String meaning, List<Column> columns) {

  /** What a dataset cannot do without. */
  public enum Need {
    /** The file, with at least one row. */
    ROWS,
    /** The file may be left out. */
    OPTIONAL,
    /** The file may be left out; its rows override cells of the bundled catalogue. */
    OVERRIDES,
    /** The file may be left out, and columns that are not listed are ignored. */
    OPTIONAL_OPEN,
    /** This program wrote it: columns that are not listed are ignored, and no line is blank. */
    WRITTEN
  }

  /** Copies the list. */
  public FileSchema {
    columns = List.copyOf(columns);
  }

  boolean isRequired() {
    return need == Need.ROWS;
  }

  /** What clears the cell that a row of the bundled catalogue has. */
  static final String NONE = "none";

  boolean overridesBundled() {
    return need == Need.OVERRIDES;
  }

  /** Whether this text in a column takes away what the bundled catalogue has. */
  boolean clears(Column column, String cell) {
    return overridesBundled() && column.mayLackValue() && cell.equals(NONE);
  }

  boolean ignoresOtherColumns() {
    return need == Need.OPTIONAL_OPEN || need == Need.WRITTEN;
  }

  /** Position of a column; fails for a name that is not in the table. */
  int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalStateException(name + " has no column " + column);
  }

  List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /** The same file as this program writes it. */
  FileSchema written() {
    return new FileSchema(name, kind, Need.WRITTEN, meaning, columns);
  }

  /** Whether a line of blanks and commas is a mistake, and not somebody's spreadsheet. */
  boolean refusesBlankLines() {
    return need == Need.WRITTEN;
  }
}
