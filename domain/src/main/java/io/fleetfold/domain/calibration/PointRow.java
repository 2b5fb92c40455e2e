package io.fleetfold.domain.calibration;

import io.fleetfold.domain.csv.Shown;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cells of one row of measurements by column; a column that is not there is empty. */
record PointRow(Map<String, String> cells) {

  String text(String column) {
    return cells.getOrDefault(column, "").strip();
  }

  /** The cell in quotes, as a message may show it. */
  String shown(String column) {
    return '"' + Shown.of(text(column)) + '"';
  }

  boolean has(String column) {
    return !text(column).isEmpty();
  }

  /** A positive number; {@code null} when the cell is empty. */
  @Nullable Double findNumber(String column) throws UnreadablePointException {
    String text = text(column);
    if (text.isEmpty()) {
      return null;
    }
    try {
      double number = Double.parseDouble(text);
      if (number > 0 && Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // said below, with what was found
    }
    throw new UnreadablePointException(column + ": " + shown(column) + " is not a number above 0");
  }

  double number(String column) throws UnreadablePointException {
    Double number = findNumber(column);
    if (number == null) {
      throw new UnreadablePointException("no " + column);
    }
    return number;
  }

  double number(String column, double otherwise) throws UnreadablePointException {
    Double number = findNumber(column);
    return number == null ? otherwise : number;
  }
}
