package io.fleetfold.solver;

import io.fleetfold.constraints.Audit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.bound.BoundReport;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan and everything that is known of it.
 *
 * @param audit what the plan earns and breaks, computed without the solver
 * @param bound what no plan can beat; {@code null} when it is not known
 * @param noBoundReason why there is no bound; {@code null} when there is one
 * @param stoppedEarly whether somebody called {@link FleetSolver#stop()}
 * @param steps search rounds and local search steps made
 */
public record SolveResult(
    FleetProblem problem,
    List<Placement> placements,
    Audit audit,
    Baselines baselines,
    @Nullable BoundReport bound,
    @Nullable String noBoundReason,
    boolean stoppedEarly,
    Duration elapsed,
    long steps) {

  /** Copies the list, so that a result never changes. */
  public SolveResult {
    placements = List.copyOf(placements);
  }
}
