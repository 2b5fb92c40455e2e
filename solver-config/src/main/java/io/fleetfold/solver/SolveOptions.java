package io.fleetfold.solver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When to stop, and which random numbers to use. With {@code steps} and without {@code timeLimit}
 * the same problem, seed and steps give the same plan.
 *
 * @param timeLimit wall clock for the whole solve; {@code null} for no limit
 * @param steps amount of search work: as many rounds of pattern search and as many steps of local
 *     search; {@code null} for no limit
 * @param seed of the random numbers
 * @param targetGap stop when the margin is within this share of the upper bound (0.01 is 1 %);
 *     {@code null} to go on
 */
public record SolveOptions(
    @Nullable Duration timeLimit, @Nullable Long steps, long seed, @Nullable Double targetGap) {

  /** Refuses a solve that would never end, and limits that mean nothing. */
  public SolveOptions {
    if (timeLimit == null && steps == null) {
      throw new IllegalArgumentException("a solve needs a time limit or a number of steps");
    }
    if ((timeLimit != null && timeLimit.isNegative()) || (steps != null && steps < 0)) {
      throw new IllegalArgumentException("limits are at least 0: " + timeLimit + ", " + steps);
    }
  }

  /** A solve that ends after this time. */
  public static SolveOptions seconds(long seconds) {
    return new SolveOptions(Duration.ofSeconds(seconds), null, 0, null);
  }

  /** A reproducible solve. */
  public static SolveOptions steps(long steps, long seed) {
    return new SolveOptions(null, steps, seed, null);
  }
}
