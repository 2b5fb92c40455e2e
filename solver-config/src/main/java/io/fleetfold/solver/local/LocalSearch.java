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
import ai.timefold.solver.core.config.solver.monitoring.MonitoringConfig;
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

  /**
   * Timefold's gauges go by the name of the measure alone into Micrometer's global registry: of
   * solves that run at the same time only the first would be measured, and each other one warns.
   */
  private static final MonitoringConfig UNMETERED =
      new MonitoringConfig().withSolverMetricList(List.of());

  private final @Nullable Duration timeLimit;
  private final Solver<FleetPlan> solver;
  private volatile FleetProblem problem;
  private final long deadlineNanos;
  private volatile @Nullable Thread alarm;

  /**
   * Prepares a solve.
   *
   * @param timeLimit wall clock; {@code null} for none
   * @param steps steps, and twenty times as many moves, that it may make; {@code null} for no limit
   */
  public LocalSearch(
      FleetProblem problem, @Nullable Duration timeLimit, @Nullable Long steps, long seed) {
    this.problem = problem;
    this.timeLimit = timeLimit;
    this.deadlineNanos = System.nanoTime() + (timeLimit == null ? 0 : timeLimit.toNanos());
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
            .withMonitoringConfig(UNMETERED)
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
    try {
      FleetPlan best = solver.solve(ShardPool.plan(problem, placements));
      problem = best.problem();
      return best.placements();
    } finally {
      Thread set = alarm;
      if (set != null) {
        set.interrupt();
      }
    }
  }

  /**
   * Goes on with the changed problem, from what is left of the plan; afterwards {@link #problem}
   * tells whether it came to that. Counts of steps begin anew, the time limit stays. May be called
   * from any thread.
   */
  public void changeTo(FleetProblem next) {
    solver.addProblemChange(new ChangedFleet(next));
    if (timeLimit != null && alarm == null) {
      // Timefold's clock begins anew at every change.
      alarm = Thread.startVirtualThread(this::stopAtDeadline);
    }
  }

  private void stopAtDeadline() {
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime())));
      solver.terminateEarly();
    } catch (InterruptedException e) {
      // The solve has ended before its time, and so does the thread.
      Thread.currentThread().interrupt();
    }
  }

  /** The problem that the plan is for. */
  public FleetProblem problem() {
    return problem;
  }

  /** Ends the solve early; it still returns its best plan. */
  public void stop() {
    solver.terminateEarly();
  }
}
