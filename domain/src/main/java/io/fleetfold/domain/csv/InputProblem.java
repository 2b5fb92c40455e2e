package io.fleetfold.domain.csv;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with an input file.
 *
 * @param file name in the dataset folder, or the path as it was given
 * @param line physical line, from 1
 * @param column number of the cell in its row, from 1
 * @param value what stands there, made printable and shortened; empty when the problem is not a
 *     value
 * @param allowed completes the sentence {@code "value" is not ...}; a whole sentence when the value
 *     is empty
 * @param suggestion what was probably meant
 */
public record InputProblem(
    String file, int line, int column, String value, String allowed, @Nullable String suggestion) {

  /** Makes the value printable and short. */
  public InputProblem {
    value = Shown.of(value);
  }

  /** One line: {@code file:line:column: "value" is not ... Maybe "...".} */
  public String text() {
    return Shown.whole(file) + ":" + line + ":" + column + ": " + sentence();
  }

  /** The same without its place. */
  String sentence() {
    String sentence = value.isEmpty() ? allowed : "\"" + value + "\" is not " + allowed;
    String hint = suggestion == null ? "" : " Maybe \"" + Shown.of(suggestion) + "\".";
    return sentence + "." + hint;
  }
}
