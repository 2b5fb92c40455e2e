package io.fleetfold.domain.facts;

import java.util.List;
import java.util.Map;

/**
 * Where the rows of one file stand.
 *
 * @param file name in the dataset folder, or the path as it was given
 * @param lines physical line of each row, in the order of the facts
 * @param columns number of each column's cell, from 1, by name
 */
public record RowPlaces(String file, List<Integer> lines, Map<String, Integer> columns) {

  /** A header and nothing else stands above the first row of a file that was written anew. */
  private static final int FIRST_ROW = 2;

  /** A cell of a file: line and column count from 1. */
  public record Place(String file, int line, int column) {}

  /** Copies the lists. */
  public RowPlaces {
    lines = List.copyOf(lines);
    columns = Map.copyOf(columns);
  }

  /** The places in a file that was never read: as if it had been written without comments. */
  static RowPlaces asWritten(String file) {
    return new RowPlaces(file, List.of(), Map.of());
  }

  /** The place of a cell; of the first cell of its row when the file lacks the column. */
  public Place of(int row, String column) {
    int line = row < lines.size() ? lines.get(row) : row + FIRST_ROW;
    return new Place(file, line, columns.getOrDefault(column, 1));
  }
}
