package io.fleetfold.solver.phase;

import ai.timefold.solver.core.api.solver.phase.PhaseCommand;
import ai.timefold.solver.core.api.solver.phase.PhaseCommandContext;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.solver.change.PinnedShards;
import io.fleetfold.solver.notes.SearchSettings;
import io.fleetfold.solver.notes.SolveNotes;
import io.fleetfold.solver.notes.Stage;
import io.fleetfold.solver.search.FleetSearch;

/**
 * Solves a small fleet as one integer program by branch and bound, and notes what it proves; does
 * nothing in a fleet that is too large for it, or without an engine. Then proves what contracts
 * must miss, where the plan misses some.
 */
public final class SolveWhole implements PhaseCommand<FleetPlan> {

  @Override
  public void changeWorkingSolution(PhaseCommandContext<FleetPlan> context) {
    SolveNotes notes = SolveNotes.of(context.getWorkingSolution());
    FleetSearch search = notes.search(context::isPhaseTerminated);
    if (!SolveNotes.hasEngine() || context.isPhaseTerminated()) {
      return;
    }
    notes.report(Stage.BRANCH_AND_BOUND);
    double limit = SearchSettings.seconds(notes.settings().wholeLimit());
    notes.proved(search.solveWhole(limit) * 1e-6);
    Publication.publish(context, search.bestPlan());
    notes.report(Stage.BRANCH_AND_BOUND);
    proveShortfall(notes, search, context);
  }

  /** Whether contracts could miss less is asked only where the best plan so far misses some. */
  private static void proveShortfall(
      SolveNotes notes, FleetSearch search, PhaseCommandContext<FleetPlan> context) {
    var plan = PinnedShards.with(notes.problem(), search.bestPlan());
    long missed = -PlanAudit.audit(notes.problem(), plan).score().medium();
    notes.proveShortfall(missed, notes.settings().shortfallLimit(), context::isPhaseTerminated);
  }
}
