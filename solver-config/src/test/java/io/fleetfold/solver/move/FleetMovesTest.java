package io.fleetfold.solver.move;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.phase.PhaseConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import io.fleetfold.constraints.FleetConstraints;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.constraints.ledger.FleetScore;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.FleetSolverConfig;
import io.fleetfold.solver.baseline.NewestFirst;
import io.fleetfold.solver.fixture.RandomFleet;
import io.fleetfold.solver.fixture.TextFleet;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Local search alone, from a plan, every move asserted against the constraint streams. */
class FleetMovesTest {

  private static final long MOVES = 1_200;

  private static List<Placement> start(FleetProblem problem) {
    return NewestFirst.plan(CellMap.of(FleetIndex.of(problem)), () -> false);
  }

  private static HardMediumSoftScore audited(FleetProblem problem, List<Placement> plan) {
    var score = PlanAudit.audit(problem, plan).score();
    return HardMediumSoftScore.of(score.hard(), score.medium(), score.soft());
  }

  private static List<Placement> improved(
      FleetProblem problem, List<Placement> from, long seed, Consumer<FleetPlan> better) {
    SolverConfig config = FleetSolverConfig.standard();
    PhaseConfig<?> moves = config.getPhaseConfigList().getLast();
    ((LocalSearchPhaseConfig) moves)
        .withTerminationConfig(new TerminationConfig().withMoveCountLimit(MOVES));
    config
        .withPhases(moves)
        .withEnvironmentMode(EnvironmentMode.FULL_ASSERT)
        .withScoreDirectorFactory(
            new ScoreDirectorFactoryConfig()
                .withIncrementalScoreCalculatorClass(FleetScore.class)
                .withAssertionScoreDirectorFactory(
                    new ScoreDirectorFactoryConfig()
                        .withConstraintProviderClass(FleetConstraints.class)))
        .withRandomSeed(seed);
    var solver = SolverFactory.<FleetPlan>create(config).buildSolver();
    solver.addEventListener(event -> better.accept(event.getNewBestSolution()));
    return solver.solve(FleetPlan.of(problem, from)).placements();
  }

  @Test
  void improvesOrKeepsAPlan_andItsScoreEqualsTheAudit() {
    int improved = 0;
    for (long seed = 0; seed < 6; seed++) {
      FleetProblem problem =
          new RandomFleet(RandomFleet.Size.SMALL, seed)
              .withPromises()
              .withShards(true, true)
              .fleet()
              .problem();
      List<Placement> before = start(problem);
      List<FleetPlan> better = new ArrayList<>();
      List<Placement> after = improved(problem, before, seed, better::add);
      assertThat(audited(problem, after)).isGreaterThanOrEqualTo(audited(problem, before));
      for (FleetPlan plan : better) {
        assertThat(plan.getScore()).isEqualTo(audited(problem, plan.placements()));
      }
      improved += audited(problem, after).equals(audited(problem, before)) ? 0 : 1;
    }
    assertThat(improved).isPositive();
  }

  @Test
  void equalSeedsAndStepsGiveEqualPlans() {
    FleetProblem problem =
        new RandomFleet(RandomFleet.Size.SMALL, 4).withShards(true, false).fleet().problem();
    assertThat(TextFleet.text(improved(problem, start(problem), 7, plan -> {})))
        .isEqualTo(TextFleet.text(improved(problem, start(problem), 7, plan -> {})));
  }

  @Test
  void pinnedShardsStayWhereTheyAre() {
    // a pinned decode shard without prefill earns nothing, and costs energy
    TextFleet fleet =
        TextFleet.of(
            """
            site fra usd_per_kwh=0.1
            domain rack limit_w=9000
            type h100
            host a fra rack h100 2
            host b fra rack h100 2
            workload chat rps=10 usd_per_request=0.001
            profile chat/decode/x1 h100 rps=4 watts=1000
            profile chat/aggregated/x1 h100 rps=4 watts=1000
            previous chat/decode/x1@a pinned=true
            """);
    assertThat(TextFleet.text(improved(fleet.problem(), List.of(), 0, better -> {})))
        .contains("chat/decode/x1@a")
        .contains("chat/aggregated/x1@a")
        .contains("chat/aggregated/x1@b");
  }

  @Test
  void aSearchWithoutActiveHostsKeepsThePlan() {
    TextFleet fleet =
        TextFleet.of(
            """
            site fra
            domain rack
            type h100
            host a fra rack h100 2 status=drain
            workload chat rps=10 usd_per_request=0.001
            profile chat/aggregated/x1 h100 rps=4 watts=1000
            """);
    assertThat(improved(fleet.problem(), List.of(), 0, plan -> {})).isEmpty();
  }
}
