package io.fleetfold.domain.csv;

import java.util.List;

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
}
