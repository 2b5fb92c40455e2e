package io.fleetfold.solver.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.fixture.RandomFleet;
import io.fleetfold.solver.fixture.TextFleet;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewestFirstTest {

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

  private static List<Placement> newestFirst(FleetProblem problem) {
    return NewestFirst.plan(CellMap.of(FleetIndex.of(problem)), () -> false);
  }

  @Test
  void newestFirst_givesTheNewestTypeToWhatEarnsMost() {
    // dear takes both new accelerators for its 8 requests/s, cheap is left with the old ones,
    // although they would serve dear just as well
    String text =
        TWO_TYPES
            + """
            profile cheap/aggregated/x1 old rps=4 watts=500
            profile cheap/aggregated/x1 new rps=4 watts=500
            profile dear/aggregated/x1 old rps=4 watts=500
            profile dear/aggregated/x1 new rps=4 watts=500
            """;
    assertThat(TextFleet.text(newestFirst(TextFleet.problem(text))))
        .isEqualTo(
            "cheap/aggregated/x1@a cheap/aggregated/x1@a"
                + " dear/aggregated/x1@b dear/aggregated/x1@b");
  }

  @Test
  void newestFirst_placesPrefillAndDecodeInStep() {
    String text =
        TWO_TYPES
            + """
            profile dear/prefill/x1 old rps=4 watts=500
            profile dear/prefill/x1 new rps=8 watts=500
            profile dear/decode/x1 old rps=4 watts=500
            profile dear/decode/x1 new rps=4 watts=500
            """;
    assertThat(TextFleet.text(newestFirst(TextFleet.problem(text))))
        .isEqualTo("dear/decode/x1@a dear/decode/x1@b dear/prefill/x1@b");
  }

  @Test
  void newestFirst_keepsEveryLimit() {
    for (long seed = 0; seed < 40; seed++) {
      FleetProblem problem =
          new RandomFleet(RandomFleet.Size.SMALL, seed).withShards(true, true).fleet().problem();
      assertThat(PlanAudit.audit(problem, newestFirst(problem)).isFeasible())
          .as("seed %s", seed)
          .isEqualTo(PlanAudit.audit(problem, List.of()).isFeasible());
    }
  }
}
