package io.fleetfold.solver.economics;

/**
 * A limit, its shadow price, and what the bound does when the limit moves by a step.
 *
 * @param kind {@code power} (a unit is a kilowatt), {@code accelerators} (one in every host of the
 *     type and site, figures per accelerator), {@code demand} or {@code contract} (a request/s; one
 *     unit more of a contract is one request/s less promised)
 * @param subject the domain, {@code type at site}, or the workload
 * @param step units that the limit was moved by
 * @param more the wider limit
 * @param less the narrower limit
 */
public record PricedLimit(String kind, String subject, double step, Side more, Side less) {

  /** How price and recomputed bounds agree. */
  public enum Agreement {
    /** A step earns the price, on both sides. */
    EQUAL,
    /** The bound bends within the step: the price holds for a smaller one. */
    RANGE,
    /** However small the step, the price is another one. */
    WRONG,
    /** More of it lowers the bound, which cannot be. */
    NEGATIVE
  }

  /**
   * One side of a limit, in dollars per hour for a unit.
   *
   * @param usdPerHour the price, as every report prints it
   * @param changeUsdPerHour what the bound changes by over the step; not a number where there is no
   *     such step
   * @param agreement how they agree
   */
  public record Side(double usdPerHour, double changeUsdPerHour, Agreement agreement) {

    /** Whether the bounds computed again confirm the price. */
    public boolean holds() {
      return agreement == Agreement.EQUAL || agreement == Agreement.RANGE;
    }
  }

  /** Whether both sides are confirmed. */
  public boolean holds() {
    return more.holds() && less.holds();
  }

  /** The worse verdict of both sides. */
  public Agreement agreement() {
    return more.agreement().compareTo(less.agreement()) >= 0 ? more.agreement() : less.agreement();
  }
}
