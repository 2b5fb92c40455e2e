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

  /** The resource, with searches that end after some steps. */
  private static SolverConfig inSteps(int steps) {
    SolverConfig config = SolverConfig.createFromXmlResource(FleetSolverConfig.XML);
    for (PhaseConfig<?> phase : config.getPhaseConfigList()) {
      if (phase instanceof LocalSearchPhaseConfig search) {
        search.withTerminationConfig(new TerminationConfig().withMoveCountLimit((long) steps));
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
          inSteps(12)
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

  @Test
  void theSearchIsAsGoodAsThatOfFleetSolver() {
    for (long seed = 0; seed < 6; seed++) {
      FleetProblem problem = problem(seed);
      FleetPlan plan =
          SolverFactory.<FleetPlan>create(inSteps(400)).buildSolver().solve(FleetPlan.of(problem));
      SolveResult ours = new FleetSolver(problem, SolveOptions.steps(5, 0)).solve();
      assertThat(PlanAudit.audit(problem, plan.placements()).score().soft())
          .as("seed %s", seed)
          .isGreaterThanOrEqualTo(worst(ours.audit().score().soft()));
    }
  }

  /** One in a hundred less. */
  private static long worst(long soft) {
    return soft - Math.abs(soft) / 100;
  }

  @Test
  void eightFleetsInASolverManagerAreSolvedAsIfEachWereAlone() throws Exception {
    List<SolverJob<FleetPlan>> jobs = new ArrayList<>();
    try (SolverManager<FleetPlan> manager =
        SolverManager.create(inSteps(8), new SolverManagerConfig().withParallelSolverCount("8"))) {
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
                SolverFactory.<FleetPlan>create(inSteps(8))
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
