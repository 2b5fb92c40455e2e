package io.fleetfold.solver.phase;

import ai.timefold.solver.core.api.solver.change.ProblemChange;
import ai.timefold.solver.core.api.solver.change.ProblemChangeDirector;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.change.CarryOver;
import io.fleetfold.solver.change.PinnedShards;
import io.fleetfold.solver.notes.SolveNotes;
import java.util.List;

/**
 * Makes the working plan one of a changed problem. Profiles, kinds and indexes all hang on the
 * problem, so every shard and fact leaves and its successor comes; what a change costs is in
 * proportion to the fleet, whatever changed.
 */
public record ChangedFleet(FleetProblem next) implements ProblemChange<FleetPlan> {

  @Override
  public void doChange(FleetPlan plan, ProblemChangeDirector director) {
    List<Placement> carried = CarryOver.of(plan.problem(), plan.placements(), next);
    FleetPlan successor = FleetPlan.of(next, PinnedShards.without(next, carried));
    successor.setNotes(SolveNotes.of(plan).successor());
    for (var shard : List.copyOf(plan.getShards())) {
      director.removeEntity(shard, gone -> {});
    }
    facts(plan).forEach(fact -> director.removeProblemFact(fact, gone -> {}));
    plan.become(successor);
    facts(plan).forEach(fact -> director.addProblemFact(fact, come -> {}));
    for (var shard : successor.getShards()) {
      director.addEntity(shard, come -> {});
    }
  }

  /** The cost of changes is a fact too, and stays. */
  private static List<Object> facts(FleetPlan plan) {
    List<Object> facts = new java.util.ArrayList<>(plan.getHosts());
    facts.addAll(plan.getWorkloads());
    facts.addAll(plan.getPowerDomains());
    facts.addAll(plan.getPreviousCounts());
    return facts;
  }
}
