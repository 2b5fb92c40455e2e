package io.fleetfold.domain.calibration;

import org.jspecify.annotations.Nullable;

/**
 * A predicted point with the range in which 80 of 100 measurements lie.
 *
 * @param range {@code null} when the point cannot be predicted
 * @param note why it cannot, or what had to be assumed; empty when there is nothing to say
 */
public record Prediction(@Nullable Range range, String note) {

  /** The value in the unit of the metric, with its range. */
  public record Range(double predicted, double low, double high) {}
}
