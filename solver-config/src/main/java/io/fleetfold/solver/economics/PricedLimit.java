package io.fleetfold.solver.economics;

/**
 * A limit, its shadow price, and what the bound does when the limit moves by one unit.
 *
 * @param kind {@code power} (a unit is a kilowatt), {@code accelerators} (one in every host of the
 *     type and site, figures per accelerator), {@code demand} or {@code contract} (a request/s; one
 *     unit more of a contract is one request/s less promised)
 * @param subject the domain, {@code type at site}, or the workload
 * @param usdPerHour the shadow price, of one unit
 * @param lessUsdPerHour what one unit less costs; not a number where it cannot be taken away
 * @param moreUsdPerHour what one unit more earns
 * @param slope the change of the bound over the smallest step, per unit; not a number where there
 *     is no smaller step than a unit
 * @param tolerance what the comparison allows, in $/h
 */
public record PricedLimit(
    String kind,
    String subject,
    double usdPerHour,
    double lessUsdPerHour,
    double moreUsdPerHour,
    double slope,
    double tolerance) {

  /** How price and recomputed bounds agree. */
  public enum Agreement {
    /** One unit more earns the price. */
    EQUAL,
    /**
     * One unit more earns less than the price and one unit less costs more: the price holds for a
     * step smaller than a unit.
     */
    RANGE,
    /** The price lies outside what the recomputed bounds allow. */
    WRONG
  }

  /** The verdict; the bound is concave in every limit, so a right price never lies outside. */
  public Agreement agreement() {
    boolean tooLow = moreUsdPerHour > usdPerHour + tolerance;
    boolean tooHigh = usdPerHour > lessUsdPerHour + tolerance;
    if (tooLow || tooHigh) {
      return Agreement.WRONG;
    }
    return Math.abs(moreUsdPerHour - usdPerHour) <= tolerance ? Agreement.EQUAL : Agreement.RANGE;
  }
}
