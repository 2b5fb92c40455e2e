package io.fleetfold.solver.local;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.baseline.NewestFirst;
import io.fleetfold.solver.fixture.RandomFleet;
import io.fleetfold.solver.fixture.TextFleet;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalSearchTest {

  private static final long STEPS = 60;

  private static List<Placement> start(FleetProblem problem) {
    return NewestFirst.plan(CellMap.of(FleetIndex.of(problem)));
  }

  private static HardMediumSoftScore audited(FleetProblem problem, List<Placement> plan) {
    var score = PlanAudit.audit(problem, plan).score();
    return HardMediumSoftScore.of(score.hard(), score.medium(), score.soft());
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
      List<Placement> after =
          new LocalSearch(problem, null, STEPS, seed).improve(before, better::add);
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
    assertThat(TextFleet.text(improved(problem, 7)))
        .isEqualTo(TextFleet.text(improved(problem, 7)));
  }

  private static List<Placement> improved(FleetProblem problem, long seed) {
    return new LocalSearch(problem, null, STEPS, seed).improve(start(problem), plan -> {});
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
    List<Placement> plan =
        new LocalSearch(fleet.problem(), null, STEPS, 0).improve(List.of(), better -> {});
    assertThat(TextFleet.text(plan))
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
    assertThat(new LocalSearch(fleet.problem(), null, STEPS, 0).improve(List.of(), plan -> {}))
        .isEmpty();
  }
}
