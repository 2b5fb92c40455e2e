package io.fleetfold.solver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When to give up: the margin has not risen by so much within so many steps, or within so long.
 * With both, either ends the solve.
 *
 * @param usdPerHour the least rise that counts, at least 0; with 0 every rise counts
 * @param marginShare and the least rise as a share of the margin, at least 0; the larger one counts
 * @param steps search rounds, or local search steps; {@code null} for any number
 * @param time wall clock; {@code null} for any time
 * @param elapsedShare and the wall clock as a share of the time so far, at least 0; the longer one
 *     counts
 */
public record Unimproved(
    double usdPerHour,
    double marginShare,
    @Nullable Long steps,
    @Nullable Duration time,
    double elapsedShare) {

  /** Refuses a limit that never ends a solve, and limits that mean nothing. */
  public Unimproved {
    if (steps == null && time == null) {
      throw new IllegalArgumentException(
          "giving up without improvement needs a number of steps or a time");
    }
    boolean countable = usdPerHour >= 0 && marginShare >= 0 && elapsedShare >= 0;
    if (!countable || (steps != null && steps < 1) || (time != null && time.isNegative())) {
      throw new IllegalArgumentException(
          "giving up needs a rise of at least 0, steps of at least 1 and a time of at least 0: "
              + usdPerHour
              + " $/h, "
              + steps
              + ", "
              + time);
    }
  }

  /** Gives up when a rise in dollars is not reached, however long the solve has gone on. */
  public Unimproved(double usdPerHour, @Nullable Long steps, @Nullable Duration time) {
    this(usdPerHour, 0, steps, time, 0);
  }

  /**
   * Gives up after 5 seconds, or a fifth of the time so far if that is longer, whose improvements
   * are worth less than 0.02 % of the margin together; not reproducible.
   */
  public static Unimproved worthTheWait() {
    return new Unimproved(0, 2e-4, null, Duration.ofSeconds(5), 0.2);
  }

  /** Gives up after so many steps whose improvements are worth less together. */
  public static Unimproved within(long steps, double usdPerHour) {
    return new Unimproved(usdPerHour, steps, null);
  }

  /** Gives up after so long if its improvements are worth less together; not reproducible. */
  public static Unimproved within(Duration time, double usdPerHour) {
    return new Unimproved(usdPerHour, null, time);
  }

  /** The least rise that counts at this margin, in dollars per hour. */
  double leastRise(double marginUsdPerHour) {
    return Math.max(usdPerHour, marginShare * Math.abs(marginUsdPerHour));
  }

  /** How long to wait for it; {@code null} for any time. */
  @Nullable Duration patience(Duration elapsed) {
    if (time == null) {
      return null;
    }
    var share = Duration.ofMillis((long) (elapsedShare * elapsed.toMillis()));
    return share.compareTo(time) > 0 ? share : time;
  }
}
