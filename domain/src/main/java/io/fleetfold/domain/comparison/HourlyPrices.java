package io.fleetfold.domain.comparison;

import io.fleetfold.domain.facts.Accelerator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What accelerators cost an hour: a rental that is known, or else the purchase price of the
 * catalogue over years of service, hour by hour and without interest, host or energy.
 *
 * @param rentals dollars an hour by id
 * @param years years over which a purchase is spread, above 0
 */
public record HourlyPrices(Map<String, Double> rentals, double years) {

  /** Hours of a year that is no leap year. */
  private static final double HOURS_OF_A_YEAR = 8760;

  /** Copies the rentals. */
  public HourlyPrices {
    rentals = Map.copyOf(rentals);
    if (!(years > 0)) {
      throw new IllegalArgumentException("years are above 0: " + years);
    }
  }

  /** The price of a type; {@code null} when none is known. */
  public @Nullable HourlyPrice of(Accelerator type) {
    Double rental = rentals.get(type.id());
    if (rental != null) {
      return new HourlyPrice(rental, HourlyPrice.Basis.RENTAL);
    }
    Double purchase = type.provenance().purchaseUsd();
    return purchase == null || purchase <= 0
        ? null
        : new HourlyPrice(purchase / (years * HOURS_OF_A_YEAR), HourlyPrice.Basis.PURCHASE);
  }
}
