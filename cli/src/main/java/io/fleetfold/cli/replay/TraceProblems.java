package io.fleetfold.cli.replay;

import io.fleetfold.domain.csv.InputProblem;
import io.fleetfold.domain.csv.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a trace: the first problems, and how many there are. */
final class TraceProblems {

  private final Path file;
  private final List<InputProblem> kept = new ArrayList<>();
  private long count;

  TraceProblems(Path file) {
    this.file = file;
  }

  /** Adds a value that is not what is allowed; without a value, a whole sentence. */
  void add(long line, int column, String value, String allowed) {
    if (countIsListed()) {
      keep(line, column, value, allowed);
    }
  }

  /** Counts a problem; whether it is to be listed, so that its words are worth making. */
  boolean countIsListed() {
    count++;
    return count <= InvalidInputException.MOST_LISTED;
  }

  void keep(long line, int column, String value, String allowed) {
    int shownLine = (int) Math.min(Integer.MAX_VALUE, line);
    kept.add(new InputProblem(file.toString(), shownLine, column, value, allowed, null));
  }

  /** Says that nothing was read from a line on; listed however many problems there are. */
  void addEnd(long line, String sentence) {
    count++;
    keep(line, 1, "", sentence + "; nothing from here on was read");
  }

  void throwIfAny() throws InvalidInputException {
    if (count > 0) {
      throw InvalidInputException.of(kept, count);
    }
  }
}
