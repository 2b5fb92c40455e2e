package io.fleetfold.domain.facts;

import java.util.Locale;

/** How a workload may be served. */
public enum Serving {
  ANY,
  DISAGGREGATED,
  AGGREGATED;

  /** The name in files: {@code any}, {@code disaggregated} or {@code aggregated}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether engines of this phase may serve the workload. */
  public boolean allows(Phase phase) {
    return switch (this) {
      case ANY -> true;
      case DISAGGREGATED -> phase != Phase.AGGREGATED;
      case AGGREGATED -> phase == Phase.AGGREGATED;
    };
  }
}
