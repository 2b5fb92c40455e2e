package io.fleetfold.solver.pattern;

import io.fleetfold.solver.fleet.Item;

/**
 * What a cell is asked for beyond the prices of flows: some copies of some items earn a premium.
 */
public interface Shortfall {

  /** Copies of the item, fractions included, that earn the premium. */
  double copies(Item item);

  /** Micro-dollars per hour for one copy that is wanted, above the worth of its flow. */
  double premium(Item item);
}
