package io.fleetfold.domain.facts;

/**
 * Something in an input file that is legal and unusual: it stops nothing, and somebody should look
 * at it.
 *
 * @param file name in the dataset folder, or the path as it was given
 * @param line physical line, from 1
 * @param column number of the cell in its row, from 1
 * @param message whole sentences that name the value, what is unusual about it and what to do; text
 *     from files is printable in it
 */
public record InputWarning(String file, int line, int column, String message) {

  /** A warning about a cell. */
  public static InputWarning at(RowPlaces.Place place, String message) {
    return new InputWarning(place.file(), place.line(), place.column(), message);
  }

  /** One line: {@code file:line:column: warning: message}. */
  public String text() {
    return place() + " warning: " + message;
  }

  /** Where it stands: {@code file:line:column:}. */
  public String place() {
    return file + ":" + line + ":" + column + ":";
  }
}
