package io.fleetfold.solver;

import ai.timefold.solver.core.config.solver.termination.DiminishedReturnsTerminationConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a search is given up because it no longer improves the plan. Immutable and thread-safe.
 *
 * @param steps so many steps of Timefold's local search, which are moves that it accepted, without
 *     improvement; {@code null} for any number
 * @param time so long without enough improvement; {@code null} for any time
 * @param usdPerHour what is enough within that time, at least 0; with 0 every improvement is
 * @param leastReturn instead of that amount: what is enough as a share of what the first such time
 *     of the search brought; {@code null} for the amount
 */
public record Unimproved(
    @Nullable Long steps,
    @Nullable Duration time,
    double usdPerHour,
    @Nullable Double leastReturn) {

  /** Refuses a limit that never ends a search, and limits that mean nothing. */
  public Unimproved {
    if (steps == null && time == null) {
      throw new IllegalArgumentException(
          "giving up without improvement needs a number of steps or a time");
    }
    boolean countable = usdPerHour >= 0 && (leastReturn == null || leastReturn > 0);
    if (!countable || (steps != null && steps < 1) || (time != null && time.isNegative())) {
      throw new IllegalArgumentException(
          "giving up needs an improvement of at least 0, steps of at least 1 and a time of at least"
              + " 0: "
              + usdPerHour
              + " $/h, "
              + steps
              + ", "
              + time);
    }
  }

  /**
   * Gives a search up when 5 seconds of it bring less than a fiftieth of what its first 5 seconds
   * brought; not reproducible.
   */
  public static Unimproved worthTheWait() {
    return new Unimproved(null, Duration.ofSeconds(5), 0, 0.02);
  }

  /** Gives up after so many accepted moves in a row that improve nothing. */
  public static Unimproved within(long steps) {
    return new Unimproved(steps, null, 0, null);
  }

  /** Gives up after so long if its improvements are worth less together; not reproducible. */
  public static Unimproved within(Duration time, double usdPerHour) {
    return new Unimproved(null, time, usdPerHour, null);
  }

  /** What ends a phase of Timefold's then. */
  TerminationConfig termination() {
    var termination = new TerminationConfig();
    if (steps != null) {
      termination.withUnimprovedStepCountLimit((int) Math.min(Integer.MAX_VALUE, steps));
    }
    if (time != null && leastReturn != null) {
      termination.withDiminishedReturnsConfig(
          new DiminishedReturnsTerminationConfig()
              .withSlidingWindowMilliseconds(time.toMillis())
              .withMinimumImprovementRatio(leastReturn));
    } else if (time != null) {
      termination.withUnimprovedMillisecondsSpentLimit(time.toMillis());
      termination.withUnimprovedScoreDifferenceThreshold(
          "0hard/0medium/" + Math.round(usdPerHour * 1e6) + "soft");
    }
    return termination;
  }
}
