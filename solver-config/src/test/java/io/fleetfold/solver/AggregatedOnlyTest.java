package io.fleetfold.solver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.fixture.RandomFleet;
import io.fleetfold.solver.fixture.TextFleet;
import io.fleetfold.solver.work.Crew;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregatedOnlyTest {

  private static final String TWO_TYPES =
      """
      site fra usd_per_kwh=0.1
      domain rack limit_w=20000
      type old released=2020-05
      type new released=2024-11
      host a fra rack old 2
      host b fra rack new 2
      workload cheap rps=8 usd_per_request=0.0001
      workload dear rps=8 usd_per_request=0.001
      """;

  @Test
  void usesNoPrefillAndNoDecode() {
    int placed = 0;
    for (long seed = 0; seed < 6; seed++) {
      FleetProblem problem =
          new RandomFleet(RandomFleet.Size.SMALL, seed).withShards(true, true).fleet().problem();
      List<Placement> plan = AggregatedOnly.plan(problem, 1, seed, Crew.alone(), () -> false);
      assertThat(plan).allMatch(shard -> shard.kind().phase() == Phase.AGGREGATED);
      placed += plan.size();
    }
    assertThat(placed).isPositive();
  }

  @Test
  void isEmptyWithoutAggregatedProfiles() {
    String text =
        TWO_TYPES
            + """
            profile dear/prefill/x1 new rps=8 watts=500
            profile dear/decode/x1 new rps=4 watts=500
            """;
    assertThat(AggregatedOnly.plan(TextFleet.problem(text), 1, 0, Crew.alone(), () -> false))
        .isEmpty();
  }
}
