package io.fleetfold.domain.performance;

import io.fleetfold.domain.performance.Refusal.Reason;
import java.util.Comparator;
import java.util.List;

/** Says why no size of engine works. */
final class Refusals {

  private Refusals() {}

  /**
   * The size that comes nearest to its latency target speaks for all; if none was even loaded, the
   * largest does.
   */
  static Refusal of(List<Attempt> attempts) {
    return attempts.stream()
        .filter(Attempt.TooSlow.class::isInstance)
        .map(Attempt.TooSlow.class::cast)
        .min(Comparator.comparingDouble(Attempt.TooSlow::excess))
        .map(slow -> new Refusal(Reason.LATENCY, slow.sentence()))
        .orElseGet(() -> tooLarge(attempts));
  }

  private static Refusal tooLarge(List<Attempt> attempts) {
    if (attempts.getLast() instanceof Attempt.TooLarge large) {
      return new Refusal(Reason.MEMORY, large.sentence());
    }
    throw new IllegalArgumentException("nothing was refused: " + attempts);
  }
}
