package io.fleetfold.solver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When to give up: the margin has not risen by so much within so many steps, or within so long.
 * With both, either ends the solve.
 *
 * @param usdPerHour the least rise that counts, at least 0; with 0 every rise counts
 * @param steps search rounds, or local search steps; {@code null} for any number
 * @param time wall clock; {@code null} for any time
 */
public record Unimproved(double usdPerHour, @Nullable Long steps, @Nullable Duration time) {

  /** Refuses a limit that never ends a solve, and limits that mean nothing. */
  public Unimproved {
    if (steps == null && time == null) {
      throw new IllegalArgumentException(
          "giving up without improvement needs a number of steps or a time");
    }
    if (!(usdPerHour >= 0) || (steps != null && steps < 1) || (time != null && time.isNegative())) {
      throw new IllegalArgumentException(
          "giving up needs a rise of at least 0, steps of at least 1 and a time of at least 0: "
              + usdPerHour
              + " $/h, "
              + steps
              + ", "
              + time);
    }
  }

  /** Gives up after so many steps whose improvements are worth less together. */
  public static Unimproved within(long steps, double usdPerHour) {
    return new Unimproved(usdPerHour, steps, null);
  }

  /** Gives up after so long if its improvements are worth less together; not reproducible. */
  public static Unimproved within(Duration time, double usdPerHour) {
    return new Unimproved(usdPerHour, null, time);
  }
}
