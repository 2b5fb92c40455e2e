package io.fleetfold.solver.bound;

/** How far a plan may be from the best one. */
public final class Gap {

  /** Margins are counted in micro-dollars; what is less is rounding. */
  private static final double NOTHING_USD_PER_HOUR = 1e-6;

  private Gap() {}

  /**
   * What is missing to the bound, as a share of the larger of the two without their signs: of the
   * bound, if the plan earns anything. So it is at most 2, also where the bound is 0.
   */
  public static double of(double upperBoundUsdPerHour, double marginUsdPerHour) {
    double missing = upperBoundUsdPerHour - marginUsdPerHour;
    double larger = Math.max(Math.abs(upperBoundUsdPerHour), Math.abs(marginUsdPerHour));
    return Math.abs(missing) <= NOTHING_USD_PER_HOUR ? 0.0 : missing / larger;
  }
}
