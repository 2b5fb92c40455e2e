package io.fleetfold.solver.nightly;

import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.FleetSolver;
import io.fleetfold.solver.Progress;
import io.fleetfold.solver.SolveResult;
import io.fleetfold.solver.transition.Transition;
import io.fleetfold.solver.transition.TransitionPlanner;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Plans one night: solves for the demand that is expected, chooses the changes to the plan in force
 * that are worth it and allowed, and states the plan as it stands with today's demand.
 *
 * <p>{@link #solve} is called once, by one thread; {@link #stop} by any thread.
 */
public final class Nightly {

  private final FleetProblem today;
  private final FleetProblem planned;
  private final ExpectedDemand expected;
  private final NightlyOptions options;
  private final FleetSolver solver;

  /**
   * Prepares a night.
   *
   * @param today the problem, with the plan in force as its previous plan
   * @param plannedFor the demand that the plan in force was made for, by workload id
   * @param listener called in the thread that solves
   */
  public Nightly(
      FleetProblem today,
      Map<String, Double> plannedFor,
      NightlyOptions options,
      Consumer<Progress> listener) {
    this.today = today;
    this.options = options;
    this.expected = ExpectedDemand.of(today.dataset().workloads(), plannedFor, options.noise());
    this.planned = expected.problem(today, options.headroom());
    this.solver = new FleetSolver(planned, options.solve(), listener);
  }

  /** Ends the search early; {@link #solve} still returns a plan. Thread-safe. */
  public void stop() {
    solver.stop();
  }

  /** Plans. */
  public NightlyResult solve() {
    SolveResult target = solver.solve();
    Transition transition =
        TransitionPlanner.plan(planned, target.placements(), options.limits(expected.onlyNoise()));
    SolveResult stated = Restatement.of(target, transition.placements(), today);
    FleetProblem problem = stated.problem();
    List<Placement> stays = Restatement.translate(problem, transition.stays());
    return new NightlyResult(
        stated, PlanAudit.audit(problem, stays), transition.changes(), expected);
  }
}
