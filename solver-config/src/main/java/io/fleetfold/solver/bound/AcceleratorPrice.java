package io.fleetfold.solver.bound;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Site;

/**
 * What one more accelerator of a type in a site would earn at the present power limits, in dollars
 * per hour.
 */
public record AcceleratorPrice(Accelerator type, Site site, double usdPerHour) {}
