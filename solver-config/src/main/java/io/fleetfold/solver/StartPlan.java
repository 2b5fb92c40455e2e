package io.fleetfold.solver;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.change.CarryOver;
import io.fleetfold.solver.change.PinnedShards;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs when a solve begins: the best of the plan in force, a plan of another problem as far as
 * it fits, and pinned shards alone. Should the solve end before it finds anything, this is the
 * plan.
 */
final class StartPlan {

  private StartPlan() {}

  /**
   * The plan, pinned shards left out.
   *
   * @param other a plan of another problem; {@code null} for none
   */
  static List<Placement> of(FleetProblem problem, @Nullable PlannedFleet other) {
    var best = new BestPlan(problem);
    best.offer(PinnedShards.with(problem, List.of()));
    if (!problem.previous().isEmpty()) {
      best.offer(problem.previous().placements());
    }
    if (other != null) {
      best.offer(CarryOver.of(other.problem(), other.placements(), problem));
    }
    return PinnedShards.without(problem, best.placements());
  }
}
