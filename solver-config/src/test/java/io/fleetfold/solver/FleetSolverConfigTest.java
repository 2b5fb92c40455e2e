package io.fleetfold.solver;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.api.solver.SolverJob;
import ai.timefold.solver.core.api.solver.SolverManager;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.phase.PhaseConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.SolverManagerConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import ai.timefold.solver.core.impl.io.jaxb.SolverConfigIO;
import io.fleetfold.constraints.FleetConstraints;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.constraints.ledger.FleetScore;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.fixture.RandomFleet;
import io.fleetfold.solver.notes.SolveNotes;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The configuration as somebody uses it who knows Timefold and nothing else of ours. */
class FleetSolverConfigTest {

  private static String text(SolverConfig config) {
    var text = new StringWriter();
    new SolverConfigIO().write(config, text);
    return text.toString();
  }

  private static FleetProblem problem(long seed) {
    return new RandomFleet(RandomFleet.Size.SMALL, seed)
        .withPromises()
        .withShards(true, true)
        .withPrevious(6, true)
        .fleet()
        .problem();
  }

  /** The resource, with a search that ends after some moves. */
  private static SolverConfig inMoves(long moves) {
    SolverConfig config = SolverConfig.createFromXmlResource(FleetSolverConfig.XML);
    for (PhaseConfig<?> phase : config.getPhaseConfigList()) {
      if (phase instanceof LocalSearchPhaseConfig search) {
        search.withTerminationConfig(new TerminationConfig().withMoveCountLimit(moves));
      }
    }
    return config;
  }

  private static String audited(FleetProblem problem, FleetPlan plan) {
    return PlanAudit.audit(problem, plan.placements()).score().toString();
  }

  @Test
  void theResourceSaysWhatTheCodeSays() {
    assertThat(text(SolverConfig.createFromXmlResource(FleetSolverConfig.XML)))
        .isEqualTo(text(FleetSolverConfig.standard()));
  }

  /** Every phase, rounds and dive included, under the constraint streams' eyes. */
  @Test
  void everyPhaseKeepsTheScoreThatTheStreamsGive() {
    for (long seed = 0; seed < 6; seed++) {
      FleetProblem problem = problem(seed);
      SolverConfig config =
          inMoves(1_500)
              .withEnvironmentMode(EnvironmentMode.FULL_ASSERT)
              .withScoreDirectorFactory(
                  new ScoreDirectorFactoryConfig()
                      .withIncrementalScoreCalculatorClass(FleetScore.class)
                      .withAssertionScoreDirectorFactory(
                          new ScoreDirectorFactoryConfig()
                              .withConstraintProviderClass(FleetConstraints.class)));
      FleetPlan plan =
          SolverFactory.<FleetPlan>create(config).buildSolver().solve(FleetPlan.of(problem));
      assertThat(String.valueOf(plan.getScore()))
          .as("seed %s", seed)
          .isEqualTo(audited(problem, plan));
    }
  }

  /** From the same start, with as many moves and the same random numbers, it is the same search. */
  @Test
  void theResourceFindsWhatFleetSolverFinds() {
    for (long seed = 0; seed < 6; seed++) {
      FleetProblem problem = problem(seed);
      SolverConfig config = inMoves(3L * SolveNotes.MOVES_AN_EXCHANGE).withRandomSeed(seed);
      FleetPlan start = FleetPlan.of(problem, StartPlan.of(problem, null));
      FleetPlan plan = SolverFactory.<FleetPlan>create(config).buildSolver().solve(start);
      SolveResult ours = new FleetSolver(problem, SolveOptions.steps(3, seed)).solve();
      assertThat(audited(problem, plan))
          .as("seed %s", seed)
          .isEqualTo(ours.audit().score().toString());
    }
  }

  @Test
  void eightFleetsInASolverManagerAreSolvedAsIfEachWereAlone() throws Exception {
    List<SolverJob<FleetPlan>> jobs = new ArrayList<>();
    try (SolverManager<FleetPlan> manager =
        SolverManager.create(
            inMoves(15_000), new SolverManagerConfig().withParallelSolverCount("8"))) {
      for (long seed = 0; seed < 8; seed++) {
        jobs.add(
            manager
                .solveBuilder()
                .withProblemId(seed)
                .withProblem(FleetPlan.of(problem(seed)))
                .run());
      }
      for (int seed = 0; seed < 8; seed++) {
        assertThat(jobs.get(seed).getFinalBestSolution().placements())
            .as("seed %s", seed)
            .extracting(Placement::toString)
            .isEqualTo(
                SolverFactory.<FleetPlan>create(inMoves(15_000))
                    .buildSolver()
                    .solve(FleetPlan.of(problem(seed)))
                    .placements()
                    .stream()
                    .map(Placement::toString)
                    .toList());
      }
    }
  }
}
