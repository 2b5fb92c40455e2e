package io.fleetfold.cli.fuzz;

import io.fleetfold.domain.csv.InputProblem;
import io.fleetfold.domain.csv.InvalidInputException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Readers that are called as a library: they answer, or list what is wrong and where. */
final class Refused {

  /** What must not reach a terminal: it moves the cursor, or turns or hides what is around it. */
  static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\n]]");

  private static final int LONGEST_SENTENCE = 4000;

  private Refused() {}

  /** What is read, without a result. */
  interface Reading {
    /** Reads it. */
    void read(Path folder) throws Exception;
  }

  static Reader.Door orRead(Reading reading) {
    return folder -> {
      try {
        reading.read(folder);
        return true;
      } catch (InvalidInputException refusal) {
        check(refusal);
        return false;
      }
    };
  }

  private static void check(InvalidInputException refusal) {
    String report = refusal.report();
    require(!refusal.problems().isEmpty(), "no problem is listed", report);
    require(refusal.count() >= refusal.problems().size(), "fewer problems than listed", report);
    require(!UNSEEN.matcher(report).find(), "a character that does not show", report);
    for (InputProblem problem : refusal.problems()) {
      require(problem.line() > 0 && problem.column() > 0, "no place", problem.text());
      require(problem.text().indexOf('\n') < 0, "several lines", problem.text());
      require(problem.text().length() < LONGEST_SENTENCE, "a long sentence", problem.text());
    }
  }

  private static void require(boolean holds, String otherwise, String text) {
    if (!holds) {
      throw new AssertionError(otherwise + ": " + text);
    }
  }
}
