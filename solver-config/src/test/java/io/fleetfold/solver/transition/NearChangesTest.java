package io.fleetfold.solver.transition;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.fixture.TextFleet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Few changes are allowed, and the target is far off. */
class NearChangesTest {

  /**
   * An engine serves one of chat's 4 requests/s for 3.6 $/h and draws 1 kW for 0.1 $/h: 3.5 $/h.
   * Four of them would fill the host that the target wants for one large engine of tags.
   */
  private static final TextFleet FLEET =
      TextFleet.of(
          """
          site fra usd_per_kwh=0.1 pue=1
          domain hall limit_w=90000
          type t idle_w=0
          host a fra hall t 4
          host b fra hall t 4
          workload chat rps=4 usd_per_request=0.001
          workload tags rps=10 usd_per_request=0.001
          profile chat/aggregated/x1 t rps=1 watts=1000
          profile tags/prefill/x4 t rps=10 watts=1000
          profile tags/decode/x4 t rps=10 watts=1000
          previous chat/aggregated/x1@a
          """);

  /** Two engines that earn nothing without each other, in the place of chat. */
  private static final List<Placement> TARGET = FLEET.plan("tags/prefill/x4@a tags/decode/x4@b");

  private static Transition within(int moves) {
    var limits = new TransitionLimits(moves, null, 100_000, 0, Set.of());
    return TransitionPlanner.plan(FLEET.problem(), TARGET, limits);
  }

  @Test
  void theTargetIsTakenWhereItCanBeReached() {
    assertThat(TextFleet.text(within(3).placements()))
        .isEqualTo("tags/decode/x4@b tags/prefill/x4@a");
  }

  /** Stopping chat and starting both engines are three changes; two starts of chat bring 7 $/h. */
  @Test
  void whatIsBestNearByIsDoneWhereTheTargetIsOutOfReach() {
    Transition way = within(2);
    assertThat(way.changes()).hasSize(2);
    assertThat(way.changes()).allMatch(gained -> gained.change().from() == null);
    assertThat(way.gainMicroUsdPerHour()).isEqualTo(7_000_000);
    assertThat(within(1).gainMicroUsdPerHour()).isEqualTo(3_500_000);
    assertThat(within(0).changes()).isEmpty();
  }

  @Test
  void aChangeThatBringsTooLittleIsLeft() {
    var limits = new TransitionLimits(2, null, 3_600_000, 0, Set.of());
    assertThat(TransitionPlanner.plan(FLEET.problem(), TARGET, limits).changes()).isEmpty();
  }

  @Test
  void hostsThatCoolAreLeftAlone() {
    var hosts = FLEET.problem().dataset().hosts();
    var limits = new TransitionLimits(2, null, 100_000, 0, Set.of(hosts.getFirst()));
    Transition way = TransitionPlanner.plan(FLEET.problem(), TARGET, limits);
    assertThat(way.changes())
        .hasSize(2)
        .allMatch(gained -> hosts.getLast().equals(gained.change().to()));
  }
}
