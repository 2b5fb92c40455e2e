package io.fleetfold.solver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Watches whether a stage of a solve still improves enough. Not thread-safe. */
final class Patience {

  private final @Nullable Unimproved limit;
  private double marginThen = Double.NEGATIVE_INFINITY;
  private long stepThen;
  private Duration timeThen = Duration.ZERO;

  Patience(@Nullable Unimproved limit) {
    this.limit = limit;
  }

  /** Forgets the past: a stage begins. */
  void restart(double marginUsdPerHour, long step, Duration elapsed) {
    marginThen = marginUsdPerHour;
    stepThen = step;
    timeThen = elapsed;
  }

  /**
   * Notes where a stage is, and says whether to give it up. The time counts from the last rise that
   * was large enough.
   */
  boolean isOver(double marginUsdPerHour, long step, Duration elapsed) {
    if (limit == null) {
      return false;
    }
    double rise = marginUsdPerHour - marginThen;
    if (rise > 0 && rise >= limit.leastRise(marginUsdPerHour)) {
      restart(marginUsdPerHour, step, elapsed);
      return false;
    }
    Long steps = limit.steps();
    Duration time = limit.patience(elapsed);
    return (steps != null && step - stepThen >= steps)
        || (time != null && elapsed.minus(timeThen).compareTo(time) >= 0);
  }
}
