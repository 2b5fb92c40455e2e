package io.fleetfold.solver.phase;

import ai.timefold.solver.core.api.solver.phase.PhaseCommandContext;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.move.Reassign;
import java.util.List;

/** Hands plans of a phase command to Timefold. */
final class Publication {

  private Publication() {}

  /**
   * Makes this the working plan. Timefold drops it at the end of the phase if it is not the best so
   * far.
   *
   * @param target what is to run, pinned shards left out
   */
  static void publish(PhaseCommandContext<FleetPlan> context, List<Placement> target) {
    FleetPlan plan = context.getWorkingSolution();
    var variable = Reassign.variable(context.getSolutionMetaModel());
    context.execute(PlanChange.between(plan, target, variable));
  }
}
