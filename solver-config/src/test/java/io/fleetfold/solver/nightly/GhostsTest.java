package io.fleetfold.solver.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.PreviousPlan;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.fixture.TextFleet;
import io.fleetfold.solver.transition.TransitionLimits;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shards that are pinned to a host that cannot run them. */
class GhostsTest {

  private static final String FLEET =
      """
      site fra usd_per_kwh=0.1 pue=1
      domain hall limit_w=90000
      type t idle_w=0
      host dead fra hall t 4 status=%s
      host live fra hall t 4
      workload chat rps=2 usd_per_request=0.001
      profile chat/aggregated/x1 t rps=1 watts=1000
      previous chat/aggregated/x1@dead pinned=true
      previous chat/aggregated/x1@live pinned=true
      """;

  private static NightlyResult night(String status) {
    FleetProblem problem = TextFleet.problem(FLEET.formatted(status));
    var options = new NightlyOptions(SolveOptions.steps(3, 0), 1, 0, false, TransitionLimits.NONE);
    return new Nightly(problem, Map.of(), options, progress -> {}).solve();
  }

  @Test
  void onlyWhatCannotRunIsOne() {
    assertThat(Ghosts.in(TextFleet.problem(FLEET.formatted("active")))).isEmpty();
    for (String status : new String[] {"offline", "drain"}) {
      assertThat(Ghosts.in(TextFleet.problem(FLEET.formatted(status))))
          .extracting(PreviousPlan.Count::placement)
          .extracting(placement -> placement.host().id())
          .containsExactly("dead");
    }
  }

  /** Both requests/s are served: 2 x 3.6 $/h less 2 kW at 0.1 $/kWh. */
  @Test
  void aNightPutsTheirWorkElsewhere() {
    NightlyResult night = night("offline");
    assertThat(night.result().audit().isFeasible()).isTrue();
    assertThat(TextFleet.text(night.result().placements()))
        .isEqualTo("chat/aggregated/x1@live chat/aggregated/x1@live");
    assertThat(night.result().audit().money().marginMicroUsdPerHour()).isEqualTo(7_000_000);
  }

  @Test
  void whatRunsStaysPinned() {
    assertThat(TextFleet.text(night("active").result().placements()))
        .contains("chat/aggregated/x1@dead");
  }
}
