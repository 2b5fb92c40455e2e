package io.fleetfold.solver;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.change.PinnedShards;
import io.fleetfold.solver.notes.SearchSettings;
import io.fleetfold.solver.notes.SolveNotes;
import io.fleetfold.solver.work.Crew;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One pool whose engines all do both phases, placed as well as a short solve can. */
final class AggregatedOnly {

  private AggregatedOnly() {}

  /**
   * The plan, pinned shards left out; empty when no workload has an aggregated profile.
   *
   * @param steps of the search
   * @param stop asked now and then; once it says so, the plan is what there is
   */
  static List<Placement> plan(
      FleetProblem problem, long steps, long seed, Crew crew, BooleanSupplier stop) {
    if (stop.getAsBoolean()) {
      return List.of();
    }
    var config = FleetSolverConfig.withoutBound(SolveOptions.steps(steps, seed));
    Solver<FleetPlan> solver = SolverFactory.<FleetPlan>create(config).buildSolver();
    FleetPlan plan = FleetPlan.of(problem);
    plan.setNotes(
        new SolveNotes(
            new SearchSettings(
                crew,
                null,
                null,
                stop,
                kind -> kind.phase() == Phase.AGGREGATED,
                (stage, notes) -> {
                  if (stop.getAsBoolean()) {
                    solver.terminateEarly();
                  }
                })));
    return PinnedShards.without(problem, solver.solve(plan).placements());
  }
}
