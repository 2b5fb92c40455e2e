package io.fleetfold.solver.bound;

import io.fleetfold.domain.facts.PowerDomain;

/**
 * What power in a domain is worth, in dollars per hour for a kilowatt.
 *
 * @param usdPerKwHour what one more would earn
 * @param lessUsdPerKwHour what one less would cost: more than that where the bound bends at the
 *     limit
 */
public record DomainPrice(PowerDomain domain, double usdPerKwHour, double lessUsdPerKwHour) {

  /** A price that is the same on both sides. */
  public DomainPrice(PowerDomain domain, double usdPerKwHour) {
    this(domain, usdPerKwHour, usdPerKwHour);
  }
}
