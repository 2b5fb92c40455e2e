package io.fleetfold.solver;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * When to stop, and which random numbers to use; the first limit that is reached ends the solve.
 * Without any limit of time, the same problem and options give the same plan. Immutable and
 * thread-safe.
 *
 * @param timeLimit wall clock for the whole solve; {@code null} for no limit
 * @param steps amount of search work: so many exchanges of racks, each with the moves of single
 *     shards after it; {@code null} for no limit
 * @param seed of the random numbers
 * @param targetGap stop when the margin is within this share of the upper bound (0.01 is 1 %), or
 *     of what branch and bound finds possible in a fleet small enough to be solved whole; {@code
 *     null} to go on
 * @param unimproved stop when the margin no longer rises enough; {@code null} to go on
 * @param executor does some of the work side by side with the thread that solves; it may be small,
 *     busy or shared, which costs time but changes no plan. {@code null} for daemon threads that
 *     end with the solve
 */
public record SolveOptions(
    @Nullable Duration timeLimit,
    @Nullable Long steps,
    long seed,
    @Nullable Double targetGap,
    @Nullable Unimproved unimproved,
    @Nullable Executor executor) {

  /** Refuses a solve that would never end, and limits that mean nothing. */
  public SolveOptions {
    if (timeLimit == null && steps == null && unimproved == null) {
      throw new IllegalArgumentException("a solve needs a time limit or a number of steps");
    }
    if ((timeLimit != null && timeLimit.isNegative()) || (steps != null && steps < 0)) {
      throw new IllegalArgumentException("limits are at least 0: " + timeLimit + ", " + steps);
    }
  }

  /** A solve that goes on however little it improves. */
  public SolveOptions(
      @Nullable Duration timeLimit, @Nullable Long steps, long seed, @Nullable Double targetGap) {
    this(timeLimit, steps, seed, targetGap, null, null);
  }

  /** A solve that ends after this time. */
  public static SolveOptions seconds(long seconds) {
    return new SolveOptions(Duration.ofSeconds(seconds), null, 0, null);
  }

  /** A reproducible solve. */
  public static SolveOptions steps(long steps, long seed) {
    return new SolveOptions(null, steps, seed, null);
  }

  /** A solve that ends when it no longer improves. */
  public static SolveOptions unimproved(Unimproved limit, long seed) {
    return new SolveOptions(null, null, seed, null, limit, null);
  }

  /** The same with a time limit as well; {@code null} for none. */
  public SolveOptions withTimeLimit(@Nullable Duration limit) {
    return new SolveOptions(limit, steps, seed, targetGap, unimproved, executor);
  }

  /** The same with a limit of steps as well; {@code null} for none. */
  public SolveOptions withSteps(@Nullable Long limit) {
    return new SolveOptions(timeLimit, limit, seed, targetGap, unimproved, executor);
  }

  /** The same with other random numbers. */
  public SolveOptions withSeed(long other) {
    return new SolveOptions(timeLimit, steps, other, targetGap, unimproved, executor);
  }

  /** The same, but good enough within this share of what is possible; {@code null} to go on. */
  public SolveOptions withTargetGap(@Nullable Double gap) {
    return new SolveOptions(timeLimit, steps, seed, gap, unimproved, executor);
  }

  /** The same, but ended when the margin no longer rises enough; {@code null} to go on. */
  public SolveOptions withUnimproved(@Nullable Unimproved limit) {
    return new SolveOptions(timeLimit, steps, seed, targetGap, limit, executor);
  }

  /** The same on threads of somebody else; {@code null} for daemon threads that end with it. */
  public SolveOptions withExecutor(@Nullable Executor other) {
    return new SolveOptions(timeLimit, steps, seed, targetGap, unimproved, other);
  }
}
