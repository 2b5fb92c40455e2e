package io.fleetfold.solver;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.local.LocalSearch;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Local search in pieces. With {@link Unimproved} a piece is as long as the solver may go without
 * improvement; else there is one, as long as the limits of the solve.
 */
final class LocalSlices {

  private final SolveOptions options;
  private final Clock clock;
  private long made;
  private long steps;

  LocalSlices(SolveOptions options, Clock clock) {
    this.options = options;
    this.clock = clock;
  }

  /** The problem changed: steps count anew. */
  void restart() {
    steps = 0;
  }

  boolean hasNext() {
    Duration left = clock.left();
    return (left == null || !left.isZero())
        && (made == 0 || options.steps() == null || steps < options.steps());
  }

  /** Steps of all slices since the start, as far as they are counted. */
  long steps() {
    return steps;
  }

  /** The next slice, with random numbers of its own. */
  LocalSearch next(FleetProblem problem) {
    Unimproved unimproved = options.unimproved();
    Long count = left();
    Duration time = clock.left();
    if (unimproved != null) {
      count = least(count, unimproved.steps());
      time = least(time, unimproved.time());
    }
    if (count != null) {
      steps += count;
    }
    return new LocalSearch(problem, time, count, options.seed() + made++);
  }

  private @Nullable Long left() {
    Long limit = options.steps();
    return limit == null ? null : Long.valueOf(limit - steps);
  }

  private static <T extends Comparable<T>> @Nullable T least(@Nullable T a, @Nullable T b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) <= 0 ? a : b;
  }
}
