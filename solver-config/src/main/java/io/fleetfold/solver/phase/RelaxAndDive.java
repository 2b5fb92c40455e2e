package io.fleetfold.solver.phase;

import ai.timefold.solver.core.api.solver.phase.PhaseCommand;
import ai.timefold.solver.core.api.solver.phase.PhaseCommandContext;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.change.PinnedShards;
import io.fleetfold.solver.notes.SolveNotes;
import io.fleetfold.solver.notes.Stage;
import io.fleetfold.solver.search.FleetSearch;

/**
 * Constructs a plan: solves the linear relaxation of the fleet, and dives from it to whole shards.
 * The plan that it finds and the plan in force are both tried, and the better one is taken.
 */
public final class RelaxAndDive implements PhaseCommand<FleetPlan> {

  @Override
  public void changeWorkingSolution(PhaseCommandContext<FleetPlan> context) {
    FleetPlan plan = context.getWorkingSolution();
    SolveNotes notes = SolveNotes.begin(plan);
    notes.report(Stage.RELAXATION);
    FleetSearch search = notes.search(context::isPhaseTerminated);
    if (SolveNotes.hasEngine()) {
      search.dive();
    } else {
      search.fillGreedily();
    }
    offerPlanInForce(plan.problem(), search);
    SolveNotes.offer(plan, search);
    Publication.publish(context, search.bestPlan());
  }

  private static void offerPlanInForce(FleetProblem problem, FleetSearch search) {
    if (!problem.previous().isEmpty()) {
      search.offer(PinnedShards.free(problem));
    }
  }
}
