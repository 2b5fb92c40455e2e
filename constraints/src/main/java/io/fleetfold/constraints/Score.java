package io.fleetfold.constraints;

/**
 * The three levels of a plan's score; more is better.
 *
 * @param hard minus the overload of every limit, in the model's scaled units, and 1,000,000 for
 *     each shard that a rule forbids where it is
 * @param medium minus the micro-requests per second that were promised and are not served
 * @param soft the margin in micro-dollars per hour
 */
public record Score(long hard, long medium, long soft) {

  @Override
  public String toString() {
    return hard + "hard/" + medium + "medium/" + soft + "soft";
  }
}
