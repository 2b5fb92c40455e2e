package io.fleetfold.domain.performance;

/** A point with its measured value. */
record FitPoint(Point point, double measured) {

  /** Logarithm of predicted over measured. */
  double residual(Constants constants) {
    return Math.log(point.value(constants) / measured);
  }
}
