package io.fleetfold.solver.local;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.AcceptorType;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import io.fleetfold.constraints.FleetConstraints;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.WorkloadShard;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Improves a plan by Timefold's hill climbing under the constraint streams. One instance is one
 * solve; {@link #stop} may be called from any thread.
 */
public final class LocalSearch {

  private static final long MOVES_PER_STEP = 20;

  private final FleetProblem problem;
  private final Solver<FleetPlan> solver;

  /**
   * Prepares a solve.
   *
   * @param timeLimit wall clock; {@code null} for none
   * @param steps steps, and twenty times as many moves, that it may make; {@code null} for no limit
   */
  public LocalSearch(
      FleetProblem problem, @Nullable Duration timeLimit, @Nullable Long steps, long seed) {
    this.problem = problem;
    var termination = new TerminationConfig();
    if (timeLimit != null) {
      termination.withMillisecondsSpentLimit(timeLimit.toMillis());
    }
    if (steps != null) {
      termination.withStepCountLimit((int) Math.min(Integer.MAX_VALUE, steps));
      termination.withMoveCountLimit(
          MOVES_PER_STEP * Math.min(Long.MAX_VALUE / MOVES_PER_STEP, Math.max(1, steps)));
    }
    var moves = new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(ShardMoves.class);
    var search =
        new LocalSearchPhaseConfig()
            .withAcceptorConfig(
                new LocalSearchAcceptorConfig()
                    .withAcceptorTypeList(List.of(AcceptorType.HILL_CLIMBING)))
            .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1))
            .withMoveSelectorConfig(moves);
    var config =
        new SolverConfig()
            .withSolutionClass(FleetPlan.class)
            .withEntityClasses(WorkloadShard.class)
            .withScoreDirectorFactory(
                new ScoreDirectorFactoryConfig()
                    .withConstraintProviderClass(FleetConstraints.class))
            .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
            .withRandomSeed(seed)
            .withPhaseList(List.of(search))
            .withTerminationConfig(termination);
    this.solver = SolverFactory.<FleetPlan>create(config).buildSolver();
  }

  /**
   * Improves a plan.
   *
   * @param placements the plan to start from, pinned shards left out
   * @param improved hears of every better plan, in the thread of the solve
   * @return the best plan found, pinned shards included
   */
  public List<Placement> improve(List<Placement> placements, Consumer<FleetPlan> improved) {
    solver.addEventListener(event -> improved.accept(event.getNewBestSolution()));
    return solver.solve(ShardPool.plan(problem, placements)).placements();
  }

  /** Ends the solve early; it still returns its best plan. */
  public void stop() {
    solver.terminateEarly();
  }
}
