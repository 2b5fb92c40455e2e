package io.fleetfold.solver.nightly;

import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.FleetSolver;
import io.fleetfold.solver.Progress;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.SolveResult;
import io.fleetfold.solver.transition.Transition;
import io.fleetfold.solver.transition.TransitionLimits;
import io.fleetfold.solver.transition.TransitionPlanner;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plans one night: solves for the demand that is expected, chooses the changes to the plan in force
 * that are worth it and allowed, and states the plan as it stands with today's demand.
 *
 * <p>Where the number of changes is limited and the target needs more, half of the budget is spent
 * on looking for one that needs fewer.
 *
 * <p>{@link #solve} is called once, by one thread; {@link #stop} by any thread.
 */
public final class Nightly {

  private final FleetProblem today;
  private final FleetProblem planned;
  private final ExpectedDemand expected;
  private final NightlyOptions options;
  private final Consumer<Progress> listener;
  private final Budget budget;
  private volatile FleetSolver solver;
  private volatile boolean stopped;

  /**
   * Prepares a night.
   *
   * @param today the problem, with the plan in force as its previous plan; shards that are pinned
   *     to a host that cannot run them are let go ({@link Ghosts})
   * @param plannedFor the demand that the plan in force was made for, by workload id
   * @param listener called in the thread that solves
   */
  public Nightly(
      FleetProblem today,
      Map<String, Double> plannedFor,
      NightlyOptions options,
      Consumer<Progress> listener) {
    this.today = Ghosts.released(today);
    this.options = options;
    this.expected = ExpectedDemand.of(today.dataset().workloads(), plannedFor, options.noise());
    this.planned = expected.problem(this.today, options.headroom());
    this.listener = listener;
    boolean mayNeedFewer = options.limits().hasMost() && !today.previous().isEmpty();
    this.budget = Budget.of(options.solve(), mayNeedFewer ? FewerChanges.PRICES : 0);
    this.solver = new FleetSolver(planned, budget.first(), listener);
  }

  /** Ends the search early; {@link #solve} still returns a plan. Thread-safe. */
  public void stop() {
    stopped = true;
    solver.stop();
  }

  /** Plans. */
  public NightlyResult solve() {
    SolveResult target = solver.solve();
    TransitionLimits limits = options.limits(expected.onlyNoise());
    Transition transition = way(target.placements(), limits);
    SolveResult stated = Restatement.of(target, transition.placements(), today);
    FleetProblem problem = stated.problem();
    List<Placement> stays = Restatement.translate(problem, transition.stays());
    return new NightlyResult(
        stated,
        PlanAudit.audit(problem, stays),
        transition.changes(),
        transition.repairs(),
        expected);
  }

  /** An integer program finds the best of few changes; what it cannot prove is searched for. */
  private Transition way(List<Placement> target, TransitionLimits limits) {
    if (stopped || !limits.hasMost()) {
      return TransitionPlanner.plan(planned, target, limits);
    }
    Transition best = TransitionPlanner.best(planned, target, limits, budget.programSeconds());
    if (budget.others() == null || best.isProven()) {
      return best;
    }
    Transition other = new FewerChanges(planned, limits, this::solveAgain).to(target);
    return other.isBetterThan(best) ? other : best;
  }

  /** Solves the problem at another price of changes; {@code null} once stopped. */
  private @Nullable List<Placement> solveAgain(FleetProblem problem) {
    SolveOptions limit = budget.others();
    if (stopped || limit == null) {
      return null;
    }
    solver = new FleetSolver(problem, limit, progress -> listener.accept(again(progress)));
    if (stopped) {
      return null;
    }
    return solver.solve().placements();
  }

  /** The margin is not said, because it is reckoned with the price of changes. */
  private static Progress again(Progress progress) {
    return new Progress("fewer changes", progress.elapsed(), Double.NaN, null, progress.steps());
  }
}
