package io.fleetfold.solver.bound;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.performance.PerformanceModel;
import io.fleetfold.domain.performance.Prospect;
import io.fleetfold.domain.performance.Refusal;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.generate.FleetGenerator;
import io.fleetfold.solver.generate.FleetShape;
import java.util.ArrayList;
import java.util.List;

/** Generated fleets of one or two racks, small enough for many solves. */
final class SmallFleet {

  private static final PerformanceModel MEASURED_ONLY =
      (workload, phase, type, accelerators) ->
          Prospect.refused(Refusal.Reason.PLACEMENT, "not measured");

  private SmallFleet() {}

  static FleetProblem problem(long seed) {
    return problem(dataset(seed));
  }

  static FleetProblem oneRack(long seed) {
    return problem(FleetGenerator.generate(new FleetShape(40, 2, 1, 1.3, seed)));
  }

  static Dataset dataset(long seed) {
    return FleetGenerator.generate(new FleetShape(80, 3, 1, 1.3, seed));
  }

  static FleetProblem problem(Dataset dataset) {
    return FleetProblem.of(dataset, MEASURED_ONLY, Migration.FREE);
  }

  /** The same fleet with a plan in force that must stay as it is. */
  static FleetProblem pinned(Dataset dataset, List<Placement> placements) {
    List<PreviousPlacement> previous = new ArrayList<>();
    for (Placement placement : placements) {
      var kind = placement.kind();
      previous.add(
          new PreviousPlacement(
              "s" + previous.size(),
              kind.workload().id(),
              kind.phase(),
              placement.host().id(),
              kind.acceleratorMillis(),
              true));
    }
    return problem(
        new Dataset(
            dataset.name(),
            dataset.sites(),
            dataset.powerDomains(),
            dataset.hosts(),
            dataset.workloads(),
            dataset.profiles(),
            previous,
            dataset.sources()));
  }
}
