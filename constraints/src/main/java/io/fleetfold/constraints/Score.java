package io.fleetfold.constraints;

import java.util.Comparator;

/**
 * The three levels of a plan's score; more is better.
 *
 * @param hard minus the overload of every limit, in the model's scaled units, and 1,000,000 for
 *     each shard that a rule forbids where it is
 * @param medium minus the micro-requests per second that were promised and are not served
 * @param soft the margin in micro-dollars per hour
 */
public record Score(long hard, long medium, long soft) {

  private static final Comparator<Score> ORDER =
      Comparator.comparingLong(Score::hard)
          .thenComparingLong(Score::medium)
          .thenComparingLong(Score::soft);

  /** Whether it is better: limits first, then contracts, then money. */
  public boolean isBetterThan(Score other) {
    return ORDER.compare(this, other) > 0;
  }

  @Override
  public String toString() {
    return hard + "hard/" + medium + "medium/" + soft + "soft";
  }
}
