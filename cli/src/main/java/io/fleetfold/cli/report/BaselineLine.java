package io.fleetfold.cli.report;

import io.fleetfold.solver.Baseline;
import java.util.List;

/**
 * What a plain rule would earn with the same fleet.
 *
 * @param gainMicroUsdPerHour what the plan earns more
 * @param differences where that comes from, most money first
 */
public record BaselineLine(Baseline baseline, long gainMicroUsdPerHour, List<String> differences) {

  /** Copies the list. */
  public BaselineLine {
    differences = List.copyOf(differences);
  }

  public long marginMicroUsdPerHour() {
    return baseline.audit().money().marginMicroUsdPerHour();
  }
}
