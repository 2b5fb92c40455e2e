package io.fleetfold.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.domain.plan.WorkloadShard;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The sums that follow every move must be those from scratch: Timefold compares them after each one
 * and throws.
 */
class FleetConstraintsIncrementalTest {

  private static final int FLEETS = 25;
  private static final long MOVES = 200;

  @Test
  void score_staysRightThroughMoves() {
    int solved = 0;
    for (int seed = 0; seed < FLEETS; seed++) {
      FleetProblem problem = new RandomFleet(seed).problem();
      if (!problem.kinds().isEmpty()) {
        FleetPlan best = solve(problem);
        Audit audit = PlanAudit.audit(problem, best.placements());
        assertThat(String.valueOf(best.getScore()))
            .as("seed %s", seed)
            .isEqualTo(audit.score().toString());
        solved++;
      }
    }
    assertThat(solved).isGreaterThan(FLEETS * 3 / 4);
  }

  private static FleetPlan solve(FleetProblem problem) {
    var config =
        new SolverConfig()
            .withSolutionClass(FleetPlan.class)
            .withEntityClasses(WorkloadShard.class)
            .withConstraintProviderClass(FleetConstraints.class)
            .withEnvironmentMode(EnvironmentMode.FULL_ASSERT)
            .withRandomSeed(7L)
            .withPhaseList(List.of(new LocalSearchPhaseConfig()))
            .withTerminationConfig(new TerminationConfig().withMoveCountLimit(MOVES));
    return SolverFactory.<FleetPlan>create(config).buildSolver().solve(unplaced(problem));
  }

  private static FleetPlan unplaced(FleetProblem problem) {
    var shards = new ArrayList<WorkloadShard>();
    for (ShardKind kind : problem.kinds()) {
      shards.add(new WorkloadShard(problem, shards.size(), kind, null, false));
      shards.add(new WorkloadShard(problem, shards.size(), kind, null, false));
    }
    return new FleetPlan(problem, shards);
  }
}
