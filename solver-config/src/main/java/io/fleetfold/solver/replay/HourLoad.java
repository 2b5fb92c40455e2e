package io.fleetfold.solver.replay;

import java.util.Map;

/**
 * What came in one hour, or in another stretch of time.
 *
 * @param hour its name
 * @param seconds how long it lasts, above 0
 * @param loads by workload id; the others came as planned
 */
public record HourLoad(String hour, double seconds, Map<String, Load> loads) {

  /** Copies the map. */
  public HourLoad {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException(hour + " lasts " + seconds + " s");
    }
    loads = Map.copyOf(loads);
  }
}
