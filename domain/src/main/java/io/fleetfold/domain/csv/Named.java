package io.fleetfold.domain.csv;

import java.util.Collection;
import java.util.List;

/** Lists of names in messages, cut when they are long. */
final class Named {

  private Named() {}

  /** {@code a, b, c and 7 more}. */
  static String first(Collection<String> names, int most) {
    List<String> shown = names.stream().limit(most).map(Shown::of).toList();
    int left = names.size() - shown.size();
    return String.join(", ", shown) + (left > 0 ? " and " + left + " more" : "");
  }
}
