package io.fleetfold.solver.bound;

/**
 * How far a plan may be from the best one. A share of next to nothing says nothing, so that less
 * than a cent an hour is no gap, however small the margin.
 */
public final class Gap {

  /** A difference up to this is none, in dollars per hour. */
  public static final double NOTHING_USD_PER_HOUR = 0.01;

  /** A gap up to this, MIP solvers' usual tolerance, counts as none. */
  public static final double OPTIMAL = 1e-4;

  /** A cent in doubles is not always a cent. */
  private static final double ROUNDING = 1e-9;

  private Gap() {}

  /**
   * What is missing to the bound, as a share of the larger of the two without their signs: of the
   * bound, if the plan earns anything. So it is at most 2, also where the bound is 0; and 0 where
   * less than a cent an hour is missing.
   */
  public static double of(double upperBoundUsdPerHour, double marginUsdPerHour) {
    double missing = upperBoundUsdPerHour - marginUsdPerHour;
    return isNothing(missing) ? 0.0 : missing / larger(upperBoundUsdPerHour, marginUsdPerHour);
  }

  /** Whether a difference in dollars per hour is none. */
  public static boolean isNothing(double usdPerHour) {
    return Math.abs(usdPerHour) <= NOTHING_USD_PER_HOUR + ROUNDING;
  }

  /** Whether a margin is below what it is compared with by more than a share of that. */
  public static boolean isShortBy(double share, double expected, double marginUsdPerHour) {
    double missing = expected - marginUsdPerHour;
    return missing > share * Math.abs(expected) && !isNothing(missing);
  }

  /**
   * Whether a search may end: the margin is within this share of the bound, or nobody can earn
   * anything. A cent of a fleet that earns dollars is worth looking for, so there is no other
   * floor.
   */
  public static boolean isCloseEnough(double share, double upperBound, double marginUsdPerHour) {
    double missing = upperBound - marginUsdPerHour;
    return missing <= share * Math.abs(upperBound) || (isNothing(upperBound) && isNothing(missing));
  }

  private static double larger(double a, double b) {
    return Math.max(Math.abs(a), Math.abs(b));
  }
}
