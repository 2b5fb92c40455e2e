package io.fleetfold.solver.pattern;

import io.fleetfold.solver.fleet.CellClass;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Every pattern found so far, by cell class, in order of discovery. Not thread-safe while patterns
 * are added.
 */
public final class PatternPool {

  private final List<Set<Pattern>> known = new ArrayList<>();
  private final List<List<Pattern>> ordered = new ArrayList<>();

  public PatternPool(int classes) {
    for (int i = 0; i < classes; i++) {
      known.add(new LinkedHashSet<>());
      ordered.add(new ArrayList<>());
    }
  }

  /** Adds a pattern; false when it was there. */
  public boolean add(CellClass cellClass, Pattern pattern) {
    boolean fresh = known.get(cellClass.index()).add(pattern);
    if (fresh) {
      ordered.get(cellClass.index()).add(pattern);
    }
    return fresh;
  }

  /** The patterns of a class, oldest first. Not to be changed. */
  public List<Pattern> patterns(CellClass cellClass) {
    return ordered.get(cellClass.index());
  }

  /** Worth of the best known pattern of a class; −∞ when none is known. */
  public double bestValue(CellClass cellClass, Prices prices) {
    double best = Double.NEGATIVE_INFINITY;
    for (Pattern pattern : patterns(cellClass)) {
      best = Math.max(best, pattern.value(cellClass, prices));
    }
    return best;
  }
}
