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
import io.fleetfold.constraints.ledger.FleetScore;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.WorkloadShard;
import io.fleetfold.solver.move.FleetMoves;
import io.fleetfold.solver.notes.SolveNotes;
import io.fleetfold.solver.phase.ProveBound;
import io.fleetfold.solver.phase.RelaxAndDive;
import io.fleetfold.solver.phase.SolveWhole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Timefold configuration that finds a plan: construction from the linear relaxation, branch and
 * bound for small fleets, and hill climbing by moves of single shards and exchanges of whole racks.
 *
 * <p>Whoever knows Timefold needs nothing else of this module: {@link #XML} on the class path says
 * the same as {@link #standard}, and solves any {@link FleetPlan#of}. {@link FleetSolver} adds what
 * is known of the plan: bound, prices, baselines, audit.
 */
public final class FleetSolverConfig {

  /** The configuration as a resource of the class path. */
  public static final String XML = "io/fleetfold/solver/fleetSolverConfig.xml";

  /** Part of a time limit that the proof of a bound may take beyond its first round. */
  private static final int BOUND_PART = 4;

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
        search(Unimproved.worthTheWait().termination()));
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
    var config = ended(options, command(RelaxAndDive.class), bound, command(SolveWhole.class));
    return timeLimit == null ? config : config.withTerminationConfig(spent(timeLimit));
  }

  /** The same as the standard one, ended as the options say, but for their time limit. */
  static SolverConfig withoutBound(SolveOptions options) {
    return ended(options, command(RelaxAndDive.class), command(SolveWhole.class));
  }

  private static SolverConfig ended(SolveOptions options, PhaseConfig<?>... before) {
    List<PhaseConfig<?>> phases = new ArrayList<>(List.of(before));
    if (options.steps() == null || options.steps() > 0) {
      phases.add(search(termination(options)));
    }
    return config(phases.toArray(PhaseConfig<?>[]::new))
        .withMonitoringConfig(UNMETERED)
        .withRandomSeed(options.seed());
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

  private static LocalSearchPhaseConfig search(TerminationConfig termination) {
    var phase =
        new LocalSearchPhaseConfig()
            .withAcceptorConfig(
                new LocalSearchAcceptorConfig()
                    .withAcceptorTypeList(List.of(AcceptorType.HILL_CLIMBING)))
            .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1))
            .withMoveSelectorConfig(
                new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(FleetMoves.class));
    return termination.isConfigured() ? phase.withTerminationConfig(termination) : phase;
  }

  private static TerminationConfig spent(Duration limit) {
    return new TerminationConfig().withMillisecondsSpentLimit(limit.toMillis());
  }

  /** What ends the search, apart from the end of the solve: a step is an exchange. */
  private static TerminationConfig termination(SolveOptions options) {
    Unimproved unimproved = options.unimproved();
    var termination = unimproved == null ? new TerminationConfig() : unimproved.termination();
    Long steps = options.steps();
    long most = Long.MAX_VALUE / SolveNotes.MOVES_AN_EXCHANGE;
    return steps == null
        ? termination
        : termination.withMoveCountLimit(SolveNotes.MOVES_AN_EXCHANGE * Math.min(most, steps));
  }
}
