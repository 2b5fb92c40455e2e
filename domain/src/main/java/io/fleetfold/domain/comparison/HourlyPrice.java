package io.fleetfold.domain.comparison;

/**
 * What one accelerator costs.
 *
 * @param usdPerHour dollars an hour, above 0
 */
public record HourlyPrice(double usdPerHour, Basis basis) {

  /** Where a price comes from. */
  public enum Basis {
    /** What the user pays for an hour. */
    RENTAL,
    /** The catalogue's purchase price, spread over years of service. */
    PURCHASE
  }

  /** A price of nothing would be worth infinitely much. */
  public HourlyPrice {
    if (!(usdPerHour > 0)) {
      throw new IllegalArgumentException("a price is above 0: " + usdPerHour);
    }
  }
}
