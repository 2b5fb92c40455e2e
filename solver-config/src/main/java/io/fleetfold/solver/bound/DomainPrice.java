package io.fleetfold.solver.bound;

import io.fleetfold.domain.facts.PowerDomain;

/** What one more kilowatt in a power domain would earn, in dollars per hour. */
public record DomainPrice(PowerDomain domain, double usdPerKwHour) {}
