package io.fleetfold.domain.csv;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the known name that somebody probably meant: few typing errors away, or sharing its
 * beginning.
 */
final class Nearest {

  private static final int NONE = Integer.MAX_VALUE;
  private static final int MOST_ERRORS = 5;
  private static final int SHORTEST_PREFIX = 2;
  private static final int LONGEST_NAME = 200;

  /** Ranks a name that lacks or has a whole word more before one with a wrong letter. */
  private static final int WORD_RANK = 2;

  /** Ranks every name that shares a beginning after every name with few typing errors. */
  private static final int PREFIX_RANK = 1000;

  /** Comparisons left: a file of many wrong names against a large table must not take minutes. */
  private int budget = 1_000_000;

  /** The nearest candidate, the first of equally near ones; {@code null} when none is near. */
  @Nullable String find(String value, Iterable<String> candidates) {
    if (value.isEmpty() || value.length() > LONGEST_NAME) {
      return null;
    }
    String wanted = value.toLowerCase(Locale.ROOT);
    String nearest = null;
    int best = NONE;
    for (String candidate : candidates) {
      if (budget-- <= 0) {
        return nearest;
      }
      int rank = rank(wanted, candidate.toLowerCase(Locale.ROOT));
      if (rank < best) {
        best = rank;
        nearest = candidate;
      }
    }
    return nearest;
  }

  private static int rank(String wanted, String candidate) {
    int limit = Math.clamp(wanted.length() / 3, 1, MOST_ERRORS);
    int errors = typingErrors(wanted, candidate, limit);
    boolean prefix = sharesBeginning(wanted, candidate);
    if (prefix && errors > 0 && endsWord(wanted, candidate)) {
      return WORD_RANK;
    }
    if (errors <= limit) {
      return 2 * errors + (prefix ? 0 : 1);
    }
    return prefix ? PREFIX_RANK + Math.abs(wanted.length() - candidate.length()) : NONE;
  }

  /** Whether the shorter name ends where a word of the longer one does: a100 of a100-80. */
  private static boolean endsWord(String a, String b) {
    String longer = a.length() > b.length() ? a : b;
    return !Character.isLetterOrDigit(longer.charAt(Math.min(a.length(), b.length())));
  }

  private static boolean sharesBeginning(String a, String b) {
    return Math.min(a.length(), b.length()) >= SHORTEST_PREFIX
        && (a.startsWith(b) || b.startsWith(a));
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours that turn a into b; more than the
   * limit is any number above it. Only the diagonal band that the limit allows is computed.
   */
  static int typingErrors(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      Arrays.fill(current, limit + 1);
      current[0] = i;
      int least = i;
      int to = Math.min(b.length(), i + limit);
      for (int j = Math.max(1, i - limit); j <= to; j++) {
        current[j] = cheapest(a, b, i, j, beforeLast, last, current);
        least = Math.min(least, current[j]);
      }
      if (least > limit) {
        return limit + 1;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = current;
      current = free;
    }
    return last[b.length()];
  }

  private static int cheapest(
      String a, String b, int i, int j, int[] beforeLast, int[] last, int[] current) {
    int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int errors = Math.min(replaced, Math.min(last[j], current[j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(errors, beforeLast[j - 2] + 1) : errors;
  }
}
