package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.InputWarning;
import java.nio.file.Path;
import java.util.List;

/**
 * The input cannot be used. Carries every problem of every file, in file and line order.
 *
 * <p>Of one file the first {@value Problems#KEPT_PER_FILE} problems are kept; {@link #count()}
 * counts them all.
 */
public final class InvalidInputException extends Exception {

  /** How many problems of one file are kept; of more, only the number. */
  public static final int MOST_LISTED = Problems.KEPT_PER_FILE;

  private static final long serialVersionUID = 1L;

  private final transient List<InputProblem> problems;
  private final long count;

  InvalidInputException(List<InputProblem> problems, long count) {
    super(report(problems, count));
    this.problems = List.copyOf(problems);
    this.count = count;
  }

  /** A file that cannot be used as a whole, as one sentence says without its final stop. */
  public static InvalidInputException ofFile(Path file, String sentence) {
    return new InvalidInputException(
        List.of(new InputProblem(file.toString(), 1, 1, "", sentence, null)), 1);
  }

  /** Input that other rooms have found wrong, in the order given. */
  public static InvalidInputException of(List<InputProblem> problems) {
    return of(problems, problems.size());
  }

  /**
   * The same, where more is wrong than is listed.
   *
   * @param count how many problems there are, listed or not
   */
  public static InvalidInputException of(List<InputProblem> problems, long count) {
    return new InvalidInputException(problems, count);
  }

  /** Input with warnings, where a warning is to count as a problem. */
  public static InvalidInputException ofWarnings(List<InputWarning> warnings) {
    return of(warnings.stream().map(InvalidInputException::problem).toList());
  }

  private static InputProblem problem(InputWarning warning) {
    String sentence = warning.message().replaceFirst("\\.$", "");
    return new InputProblem(warning.file(), warning.line(), warning.column(), "", sentence, null);
  }

  /** What is wrong, in the order of the files and of their lines. */
  public List<InputProblem> problems() {
    return problems;
  }

  /** How many problems there are, kept or not. */
  public long count() {
    return count;
  }

  /**
   * One line a problem and a last line that counts them; the same as {@link #getMessage()}. Of a
   * mistake that many rows make the first ones are listed and the others counted.
   */
  public String report() {
    return report(problems, count);
  }

  private static String report(List<InputProblem> problems, long count) {
    StringBuilder lines = new StringBuilder();
    Repeats.grouped(problems).forEach(line -> lines.append(line).append('\n'));
    long files = problems.stream().map(InputProblem::file).distinct().count();
    lines.append(counted(count, "problem")).append(" in ").append(counted(files, "file"));
    if (count > problems.size()) {
      lines.append(", the first ").append(Problems.KEPT_PER_FILE).append(" of each file listed");
    }
    return lines.append("; nothing was solved.").toString();
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
