package io.fleetfold.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import io.fleetfold.constraints.ledger.FleetScore;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.domain.plan.WorkloadShard;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The score that the search works with must be that of the constraint streams after every move. */
class FleetScoreTest {

  private static final int FLEETS = 25;
  private static final long MOVES = 300;

  @Test
  void score_isThatOfTheStreams_afterEveryMove() {
    int solved = 0;
    int withPlanInForce = 0;
    for (int seed = 100; seed < 100 + FLEETS; seed++) {
      FleetProblem problem = new RandomFleet(seed).problem();
      if (!problem.kinds().isEmpty()) {
        FleetPlan best = solve(problem);
        assertThat(String.valueOf(best.getScore()))
            .as("seed %s", seed)
            .isEqualTo(PlanAudit.audit(problem, best.placements()).score().toString());
        solved++;
        withPlanInForce += problem.previous().isEmpty() ? 0 : 1;
      }
    }
    assertThat(solved).isGreaterThan(FLEETS * 3 / 4);
    assertThat(withPlanInForce).isGreaterThan(2);
  }

  private static FleetPlan solve(FleetProblem problem) {
    var score =
        new ScoreDirectorFactoryConfig()
            .withIncrementalScoreCalculatorClass(FleetScore.class)
            .withAssertionScoreDirectorFactory(
                new ScoreDirectorFactoryConfig()
                    .withConstraintProviderClass(FleetConstraints.class));
    var config =
        new SolverConfig()
            .withSolutionClass(FleetPlan.class)
            .withEntityClasses(WorkloadShard.class)
            .withScoreDirectorFactory(score)
            .withEnvironmentMode(EnvironmentMode.FULL_ASSERT)
            .withRandomSeed(7L)
            .withPhaseList(List.of(new LocalSearchPhaseConfig()))
            .withTerminationConfig(new TerminationConfig().withMoveCountLimit(MOVES));
    return SolverFactory.<FleetPlan>create(config).buildSolver().solve(halfPlaced(problem));
  }

  /** Shards of the plan in force where they are, and two of every kind for the moves to place. */
  private static FleetPlan halfPlaced(FleetProblem problem) {
    var shards = new ArrayList<WorkloadShard>();
    for (PreviousPlan.Count count : problem.previous().counts()) {
      for (int i = 0; i < count.shards(); i++) {
        Placement there = count.placement();
        boolean pinned = i < count.pinned();
        shards.add(new WorkloadShard(problem, shards.size(), there.kind(), there.host(), pinned));
      }
    }
    for (ShardKind kind : problem.kinds()) {
      shards.add(new WorkloadShard(problem, shards.size(), kind, null, false));
      shards.add(new WorkloadShard(problem, shards.size(), kind, null, false));
    }
    return new FleetPlan(problem, shards);
  }
}
