package io.fleetfold.domain.calibration;

import io.fleetfold.domain.performance.Constants;

/**
 * A point with its measured value.
 *
 * @param row the cells that it was read from
 */
record FitPoint(Point point, double measured, PointRow row) {

  /** Logarithm of predicted over measured. */
  double residual(Constants constants) {
    return Math.log(point.value(constants) / measured);
  }
}
