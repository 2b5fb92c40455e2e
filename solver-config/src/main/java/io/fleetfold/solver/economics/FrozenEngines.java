package io.fleetfold.solver.economics;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.PerformanceModel;
import io.fleetfold.domain.performance.Prospect;
import io.fleetfold.domain.plan.FleetProblem;

/**
 * The engines of a problem that is compiled already, whatever demand and host sizes become. A
 * change of one limit must not change what an engine can do, or it would not be a change of one
 * limit.
 */
public record FrozenEngines(FleetProblem problem) implements PerformanceModel {

  @Override
  public Prospect prospect(
      Workload workload, Phase phase, Accelerator accelerator, int acceleratorsPerHost) {
    return problem.prospect(workload, phase, accelerator);
  }
}
