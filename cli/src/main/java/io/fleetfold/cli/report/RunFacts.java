package io.fleetfold.cli.report;

import io.fleetfold.domain.facts.InputFile;
import io.fleetfold.domain.performance.SloPolicy;
import io.fleetfold.solver.SolveOptions;
import java.util.List;

/**
 * How a plan came about.
 *
 * @param headroom what demand was multiplied with while planning
 * @param slo how far latency targets are kept
 * @param calibration files of the user's own calibration; empty for the program's
 * @param version of the program
 */
public record RunFacts(
    SolveOptions options,
    double headroom,
    SloPolicy slo,
    List<InputFile> calibration,
    String version) {

  /** Copies the list. */
  public RunFacts {
    calibration = List.copyOf(calibration);
  }
}
