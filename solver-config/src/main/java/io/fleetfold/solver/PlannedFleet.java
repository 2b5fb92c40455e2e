package io.fleetfold.solver;

import io.fleetfold.constraints.Audit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import java.util.List;

/**
 * A plan found on the way, and what it is worth. Immutable and thread-safe.
 *
 * @param problem what it is a plan for: the problem as it is after the changes so far
 * @param placements every shard on its host, pinned ones included
 * @param audit what the plan earns and breaks, computed without the solver
 */
public record PlannedFleet(FleetProblem problem, List<Placement> placements, Audit audit) {

  /** Copies the list, so that a plan never changes. */
  public PlannedFleet {
    placements = List.copyOf(placements);
  }
}
