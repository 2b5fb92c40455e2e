package io.fleetfold.solver.economics.life;

import io.fleetfold.domain.facts.Accelerator;

/**
 * A part that could take an old one's place.
 *
 * @param usdPerHour what one accelerator costs in an hour, used or not, electricity apart
 * @param perHost accelerators of a host
 * @param source who states the price
 */
public record Candidate(Accelerator type, double usdPerHour, int perHost, String source) {

  /** Accelerators that fit into the place of a host: whole hosts, at least one. */
  public int inPlaceOf(int accelerators) {
    return perHost * Math.max(1, accelerators / perHost);
  }
}
