package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.InputWarning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Lines about many rows that make the same mistake: the first ones in full, the others counted in a
 * line below them.
 */
public final class Repeats {

  /** Of the same value so many are listed. */
  private static final int MOST_EQUAL = 3;

  /** Of different values that are wrong in the same way so many are listed. */
  private static final int MOST_ALIKE = 20;

  /** What rows have in common; the value is empty where it does not matter. */
  private record Mistake(String file, int column, String value, String allowed) {}

  private Repeats() {}

  /** Lines for these problems, in their order. */
  static List<String> grouped(List<InputProblem> problems) {
    return grouped(
        problems,
        problem ->
            new Mistake(problem.file(), problem.column(), problem.value(), problem.allowed()),
        InputProblem::text);
  }

  /** Lines for these warnings, in their order. */
  public static List<String> ofWarnings(List<InputWarning> warnings) {
    return grouped(
        warnings,
        warning -> new Mistake(warning.file(), warning.column(), warning.message(), ""),
        InputWarning::text);
  }

  private static <T> List<String> grouped(
      List<T> all, Function<T, Mistake> mistake, Function<T, String> text) {
    Map<Mistake, Integer> equal = new HashMap<>();
    Map<Mistake, Integer> alike = new HashMap<>();
    Map<Mistake, Integer> hidden = new HashMap<>();
    Map<Mistake, Integer> lastShown = new HashMap<>();
    List<String> lines = new ArrayList<>();
    for (T each : all) {
      Mistake same = mistake.apply(each);
      var kind = new Mistake(same.file(), same.column(), "", same.allowed());
      boolean shown =
          equal.merge(same, 1, Integer::sum) <= MOST_EQUAL
              && alike.merge(kind, 1, Integer::sum) <= MOST_ALIKE;
      if (shown) {
        lastShown.put(kind, lines.size());
        lines.add(text.apply(each));
      } else {
        hidden.merge(kind, 1, Integer::sum);
      }
    }
    hidden.forEach((kind, count) ->
        lines.set(
            lastShown.getOrDefault(kind, 0),
            lines.get(lastShown.getOrDefault(kind, 0)) + more(kind, count)));
    return lines;
  }

  private static String more(Mistake kind, int count) {
    String rows = count == 1 ? "1 more row" : count + " more rows";
    return "\n"
        + Shown.whole(kind.file())
        + ": "
        + rows
        + " like this in cell "
        + kind.column()
        + ".";
  }
}
