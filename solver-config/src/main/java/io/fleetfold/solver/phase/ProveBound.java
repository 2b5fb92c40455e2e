package io.fleetfold.solver.phase;

import ai.timefold.solver.core.api.solver.phase.PhaseCommand;
import ai.timefold.solver.core.api.solver.phase.PhaseCommandContext;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.solver.notes.SolveNotes;
import io.fleetfold.solver.notes.Stage;

/** Proves what no plan can beat, for whoever asks the notes; the plan stays as it is. */
public final class ProveBound implements PhaseCommand<FleetPlan> {

  @Override
  public void changeWorkingSolution(PhaseCommandContext<FleetPlan> context) {
    SolveNotes notes = SolveNotes.of(context.getWorkingSolution());
    notes.report(Stage.BOUND);
    notes.proveBound(context::isPhaseTerminated);
    notes.report(Stage.BOUND);
  }
}
