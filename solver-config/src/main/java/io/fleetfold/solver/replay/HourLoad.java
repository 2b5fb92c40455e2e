package io.fleetfold.solver.replay;

import java.util.Map;

/**
 * What came in one hour, or in another stretch of time.
 *
 * @param hour its name
 * @param loads by workload id; the others came as planned
 */
public record HourLoad(String hour, Map<String, Load> loads) {

  /** Copies the map. */
  public HourLoad {
    loads = Map.copyOf(loads);
  }
}
