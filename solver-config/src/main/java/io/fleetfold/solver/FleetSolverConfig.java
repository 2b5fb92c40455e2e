package io.fleetfold.solver;

import ai.timefold.solver.core.api.solver.phase.PhaseCommand;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.AcceptorType;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.phase.PhaseConfig;
import ai.timefold.solver.core.config.phase.custom.CustomPhaseConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.monitoring.MonitoringConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import io.fleetfold.constraints.ledger.FleetScore;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.WorkloadShard;
import io.fleetfold.solver.move.ShardMoves;
import io.fleetfold.solver.phase.ProveBound;
import io.fleetfold.solver.phase.RackRounds;
import io.fleetfold.solver.phase.RelaxAndDive;
import io.fleetfold.solver.phase.SolveWhole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Timefold configuration that finds a plan: construction from the linear relaxation, branch and
 * bound for small fleets, rounds of exchanges, and hill climbing over single shards.
 *
 * <p>Whoever knows Timefold needs nothing else of this module: {@link #XML} on the class path says
 * the same as {@link #standard}, and solves any {@link FleetPlan#of}. {@link FleetSolver} adds what
 * is known of the plan: bound, prices, baselines, audit.
 */
public final class FleetSolverConfig {

  /** The configuration as a resource of the class path. */
  public static final String XML = "io/fleetfold/solver/fleetSolverConfig.xml";

  /** Moves that hill climbing may try for each step that it may make. */
  private static final long MOVES_PER_STEP = 20;

  /** Part of a time limit that the proof of a bound may take beyond its first round. */
  private static final int BOUND_PART = 4;

  /** Share of a time limit that the rounds may take, if there is nothing else to end them. */
  private static final double ROUNDS_SHARE = 0.9;

  /**
   * Timefold's gauges go by the name of the measure alone into Micrometer's global registry: of
   * solves that run at the same time only the first would be measured, and each other one warns.
   */
  private static final MonitoringConfig UNMETERED =
      new MonitoringConfig().withSolverMetricList(List.of());

  private FleetSolverConfig() {}

  /**
   * The configuration; every call makes a new one. Each search ends when it no longer brings much;
   * a termination of your own may end the solve earlier.
   */
  public static SolverConfig standard() {
    return config(
        command(RelaxAndDive.class),
        command(SolveWhole.class),
        search(RackRounds.class, termination(Unimproved.worthTheWait(), null)),
        search(ShardMoves.class, termination(Unimproved.worthTheWait(), null)));
  }

  /**
   * The same with a proof of the bound, ended as the options say.
   *
   * @param timeLimit of the solve; {@code null} for none
   */
  static SolverConfig of(SolveOptions options, @Nullable Duration timeLimit) {
    var bound = command(ProveBound.class);
    if (timeLimit != null) {
      bound.withTerminationConfig(spent(timeLimit.dividedBy(BOUND_PART)));
    }
    List<PhaseConfig<?>> phases =
        new ArrayList<>(List.of(command(RelaxAndDive.class), bound, command(SolveWhole.class)));
    Long steps = options.steps();
    if (steps == null || steps > 0) {
      phases.add(
          search(RackRounds.class, ofRounds(termination(options.unimproved(), steps), timeLimit)));
      phases.add(
          search(ShardMoves.class, ofMoves(termination(options.unimproved(), steps), steps)));
    }
    var config =
        config(phases.toArray(PhaseConfig<?>[]::new))
            .withMonitoringConfig(UNMETERED)
            .withRandomSeed(options.seed());
    return timeLimit == null ? config : config.withTerminationConfig(spent(timeLimit));
  }

  private static SolverConfig config(PhaseConfig<?>... phases) {
    return new SolverConfig()
        .withSolutionClass(FleetPlan.class)
        .withEntityClasses(WorkloadShard.class)
        .withScoreDirectorFactory(
            new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(FleetScore.class))
        .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
        .withPhases(phases);
  }

  private static CustomPhaseConfig command(Class<? extends PhaseCommand<FleetPlan>> command) {
    return new CustomPhaseConfig().withCustomPhaseCommandClassList(List.of(command));
  }

  private static LocalSearchPhaseConfig search(
      Class<? extends MoveIteratorFactory<FleetPlan, ?>> moves,
      @Nullable TerminationConfig termination) {
    var phase =
        new LocalSearchPhaseConfig()
            .withAcceptorConfig(
                new LocalSearchAcceptorConfig()
                    .withAcceptorTypeList(List.of(AcceptorType.HILL_CLIMBING)))
            .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1))
            .withMoveSelectorConfig(
                new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(moves));
    return termination == null || !termination.isConfigured()
        ? phase
        : phase.withTerminationConfig(termination);
  }

  private static TerminationConfig spent(Duration limit) {
    return new TerminationConfig().withMillisecondsSpentLimit(limit.toMillis());
  }

  /** What ends a search, apart from the end of the solve. */
  private static TerminationConfig termination(
      @Nullable Unimproved unimproved, @Nullable Long steps) {
    var termination = unimproved == null ? new TerminationConfig() : unimproved.termination();
    return steps == null ? termination : termination.withStepCountLimit(count(steps));
  }

  /** Timefold wants every search but the last to have an end of its own. */
  private static TerminationConfig ofRounds(
      TerminationConfig termination, @Nullable Duration timeLimit) {
    return termination.isConfigured() || timeLimit == null
        ? termination
        : spent(Duration.ofMillis((long) (timeLimit.toMillis() * ROUNDS_SHARE)));
  }

  private static TerminationConfig ofMoves(TerminationConfig termination, @Nullable Long steps) {
    return steps == null
        ? termination
        : termination.withMoveCountLimit(
            MOVES_PER_STEP * Math.min(Long.MAX_VALUE / MOVES_PER_STEP, steps));
  }

  static int count(long steps) {
    return (int) Math.min(Integer.MAX_VALUE, steps);
  }
}
