package io.fleetfold.domain.csv;

import org.jspecify.annotations.Nullable;

/**
 * A cell of a dataset and what is to stand in it: {@code workloads.chat.requests_per_second=40}.
 * Ids may hold dots, files and columns do not.
 *
 * @param file name of the file without {@code .csv}
 * @param row id of the row; {@code *} and {@code ?} stand for any letters and any letter
 */
record CellAddress(String file, String row, String column, String value) {

  /** The parts of an assignment; {@code null} when it has another form. */
  static @Nullable CellAddress parse(String assignment) {
    int equals = assignment.indexOf('=');
    String cell = equals < 0 ? "" : assignment.substring(0, equals).strip();
    int first = cell.indexOf('.');
    int last = cell.lastIndexOf('.');
    if (first < 1 || last <= first + 1 || last == cell.length() - 1) {
      return null;
    }
    return new CellAddress(
        cell.substring(0, first),
        cell.substring(first + 1, last),
        cell.substring(last + 1),
        assignment.substring(equals + 1).strip());
  }

  /** Whether an id matches a pattern. */
  static boolean matches(String pattern, String id) {
    int star = pattern.indexOf('*');
    if (star < 0 && pattern.indexOf('?') < 0) {
      return pattern.equals(id);
    }
    return id.matches(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
  }
}
