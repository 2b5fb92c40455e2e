package io.fleetfold.cli.verify;

import io.fleetfold.domain.facts.InputFile;
import io.fleetfold.domain.performance.SloPolicy;
import io.fleetfold.domain.plan.FleetProblem;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a plan was made for.
 *
 * @param slo how far latency targets are kept
 * @param calibration files of the user's own calibration; empty for the program's
 * @param planInForce the name of the file of the plan in force; {@code null} when there was none
 */
public record Basis(
    FleetProblem problem,
    SloPolicy slo,
    List<InputFile> calibration,
    @Nullable String planInForce) {

  /** Copies the list. */
  public Basis {
    calibration = List.copyOf(calibration);
  }

  /** Every file that it was read from. */
  List<InputFile> inputs() {
    var dataset = problem.dataset().sources().files().stream();
    return Stream.concat(dataset, calibration.stream()).toList();
  }
}
