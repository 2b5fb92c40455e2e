package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.InputWarning;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is wrong with one file. Keeps a bounded number of problems and counts the rest. */
final class Problems {

  /** A wrong separator or shifted column breaks every row; nobody reads more than this. */
  static final int KEPT_PER_FILE = 1000;

  private final String file;
  private final List<InputProblem> kept = new ArrayList<>();
  private final List<InputWarning> warnings = new ArrayList<>();
  private long count;

  Problems(String file) {
    this.file = file;
  }

  void add(int line, int column, String value, String allowed) {
    add(line, column, value, allowed, () -> null);
  }

  /** Adds a problem; the suggestion is looked for only when the problem is kept. */
  void add(
      int line, int column, String value, String allowed, Supplier<@Nullable String> suggestion) {
    count++;
    if (kept.size() < KEPT_PER_FILE) {
      kept.add(new InputProblem(file, line, column, value, allowed, suggestion.get()));
    }
  }

  /** Adds what is legal and unusual, in whole sentences. */
  void warn(int line, int column, String message) {
    if (warnings.size() < KEPT_PER_FILE) {
      warnings.add(new InputWarning(Shown.whole(file), line, column, message));
    }
  }

  /** A problem of the file as a whole. */
  void addForFile(String sentence) {
    add(1, 1, "", sentence);
  }

  /** Says that nothing was read from a line on; kept however many problems there are. */
  void addEnd(int line, String sentence) {
    count++;
    String end = sentence + "; nothing from here on was read";
    kept.add(new InputProblem(file, line, 1, "", end, null));
  }

  /** Turns the problems from a line on into warnings, if all of them were kept. */
  void forgiveFrom(int line) {
    List<InputProblem> forgiven = kept.stream().filter(problem -> problem.line() >= line).toList();
    if (kept.size() == count) {
      kept.removeAll(forgiven);
      count -= forgiven.size();
      forgiven.forEach(problem -> warn(problem.line(), problem.column(), problem.sentence()));
    }
  }

  /** Throws when any of these files has a problem. */
  static void throwIfAny(Collection<Problems> files) throws InvalidInputException {
    long count = files.stream().mapToLong(Problems::count).sum();
    if (count > 0) {
      List<InputProblem> all = files.stream().flatMap(each -> each.inOrder().stream()).toList();
      throw new InvalidInputException(all, count);
    }
  }

  long count() {
    return count;
  }

  /** The kept warnings by line and column. */
  List<InputWarning> warnings() {
    return warnings.stream()
        .sorted(Comparator.comparingInt(InputWarning::line).thenComparingInt(InputWarning::column))
        .toList();
  }

  /** The kept problems by line and column. */
  List<InputProblem> inOrder() {
    return kept.stream()
        .sorted(Comparator.comparingInt(InputProblem::line).thenComparingInt(InputProblem::column))
        .toList();
  }
}
