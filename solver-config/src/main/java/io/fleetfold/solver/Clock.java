package io.fleetfold.solver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Wall clock of one solve against its time limit. Without a limit nothing is ever over. */
final class Clock {

  /** What is left over is for the last step of a search and for the audit. */
  private static final double USABLE = 0.95;

  private final @Nullable Duration limit;
  private long startNanos;

  Clock(@Nullable Duration limit) {
    this.limit = limit == null ? null : Duration.ofNanos((long) (limit.toNanos() * USABLE));
  }

  void start() {
    startNanos = System.nanoTime();
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /** A share of the limit; {@code null} when there is none. */
  @Nullable Duration share(double share) {
    return limit == null ? null : Duration.ofNanos((long) (limit.toNanos() * share));
  }

  /** A share of the limit, but no more than is left of it; {@code null} when there is none. */
  @Nullable Duration shareOfLeft(double share) {
    Duration whole = share(share);
    Duration left = left();
    return whole == null || left == null || whole.compareTo(left) <= 0 ? whole : left;
  }

  boolean isOver(@Nullable Duration moment) {
    return moment != null && elapsed().compareTo(moment) >= 0;
  }

  /** What is left of the limit, at least 0; {@code null} when there is none. */
  @Nullable Duration left() {
    if (limit == null) {
      return null;
    }
    Duration left = limit.minus(elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }
}
