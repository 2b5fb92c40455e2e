package io.fleetfold.solver.bound;

import io.fleetfold.solver.pattern.Prices;

/** A linear program of a whole fleet, solved. Not thread-safe. */
interface Relaxation {

  /** Whether the last solution is the optimum. */
  boolean isOptimal();

  /**
   * Adds the rounded demands that the last solution breaks, and solves again; false when it breaks
   * none.
   */
  boolean tighten();

  /** Prices at which the last solution is in balance, mended for a bound. */
  Prices prices();
}
