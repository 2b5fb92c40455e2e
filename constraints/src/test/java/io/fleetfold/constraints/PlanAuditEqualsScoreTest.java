package io.fleetfold.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.solver.SolutionManager;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.WorkloadShard;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanAuditEqualsScoreTest {

  private static final int PLANS = 1000;

  private final SolutionManager<FleetPlan, HardMediumSoftScore> solutionManager =
      SolutionManager.create(
          SolverFactory.create(
              new SolverConfig()
                  .withSolutionClass(FleetPlan.class)
                  .withEntityClasses(WorkloadShard.class)
                  .withConstraintProviderClass(FleetConstraints.class)));

  @Test
  void auditEqualsScore_onRandomPlans() {
    int broken = 0;
    for (int seed = 0; seed < PLANS; seed++) {
      var fleet = new RandomFleet(seed);
      FleetProblem problem = fleet.problem();
      List<Placement> placements = fleet.placements(problem, seed % 3 == 0 ? 3 : 60);
      Audit audit = PlanAudit.audit(problem, placements);
      assertThat(audit.score().toString())
          .as("seed %s", seed)
          .isEqualTo(score(problem, placements).toString());
      broken += audit.isFeasible() ? 0 : 1;
    }
    assertThat(broken).as("plans that break a hard rule").isBetween(PLANS / 2, PLANS - PLANS / 50);
  }

  private HardMediumSoftScore score(FleetProblem problem, List<Placement> placements) {
    var shards = new ArrayList<WorkloadShard>();
    for (Placement placement : placements) {
      shards.add(
          new WorkloadShard(problem, shards.size(), placement.kind(), placement.host(), false));
    }
    if (!problem.kinds().isEmpty()) {
      shards.add(
          new WorkloadShard(problem, shards.size(), problem.kinds().getFirst(), null, false));
    }
    return solutionManager.update(new FleetPlan(problem, shards));
  }
}
