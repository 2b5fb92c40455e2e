package io.fleetfold.domain.calibration;

/** Quantiles of sorted values, linear between neighbours. */
final class Quantiles {

  private Quantiles() {}

  static double of(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
