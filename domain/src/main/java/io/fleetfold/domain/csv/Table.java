package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.RowPlaces;
import java.util.List;
import java.util.Map;

/**
 * The rows of one file.
 *
 * @param rows every row that has its cells, wrong ones included
 * @param complete whether every row of the file could be named; when not, an id that is not here
 *     may still exist
 */
record Table(FileSchema schema, List<Row> rows, boolean complete) {

  static Table empty(FileSchema schema, boolean complete) {
    return new Table(schema, List.of(), complete);
  }

  /** Says what is unusual about its rows as a whole. */
  void warn(String message) {
    if (!rows.isEmpty()) {
      rows.getFirst().warnOfFile(message);
    }
  }

  /** Where its sound rows stand, in a file of this name. */
  RowPlaces places(String file) {
    List<Integer> lines = rows.stream().filter(Row::isSound).map(Row::line).toList();
    Map<String, Integer> columns = rows.isEmpty() ? Map.of() : rows.getFirst().columns();
    return new RowPlaces(file, lines, columns);
  }
}
