package io.fleetfold.solver.transition;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.fixture.TextFleet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The best of few changes, where the best first change is none of them. */
class AffordableChangesTest {

  /**
   * A pair for tags earns 10 requests/s x 3.6 $/h = 36 $/h and needs both hosts; an engine for chat
   * earns 21.6 $/h alone and leaves no room for the pair.
   */
  private static final String TRAP =
      """
      site fra usd_per_kwh=0 pue=1
      domain hall
      domain r1 under=hall
      domain r2 under=hall
      type t idle_w=0
      host a fra r1 t 4
      host b fra r2 t 4
      workload chat rps=6 usd_per_request=0.001
      workload tags rps=10 usd_per_request=0.001
      profile chat/aggregated/x4 t rps=6 watts=0
      profile tags/prefill/x4 t rps=10 watts=0
      profile tags/decode/x4 t rps=10 watts=0
      """;

  private static Transition best(
      FleetProblem problem, @Nullable Integer most, @Nullable Integer ofDomain) {
    var limits = new TransitionLimits(most, ofDomain, 100_000, 0, Set.of());
    return TransitionPlanner.best(problem, List.of(), limits, 0);
  }

  @Test
  void pairThatEarnsMoreThanTheBestFirstChangeIsFound() {
    FleetProblem problem = TextFleet.problem(TRAP);
    Transition way = best(problem, 2, null);
    assertThat(way.isProven()).isTrue();
    assertThat(way.gainMicroUsdPerHour()).isEqualTo(36_000_000);
    assertThat(best(problem, 1, null).gainMicroUsdPerHour()).isEqualTo(21_600_000);
    assertThat(best(problem, 0, null).changes()).isEmpty();
  }

  @Test
  void eachDomainHasALimitOfItsOwn() {
    FleetProblem problem = TextFleet.problem(TRAP);
    assertThat(best(problem, null, 1).changes()).as("one in each rack").hasSize(2);
    assertThat(best(problem, null, 0).changes()).isEmpty();
  }

  /** The engine of the drained host may start on another one; the pair is two changes too many. */
  @Test
  void whatLostItsPlaceIsStartedElsewhereForNothing() {
    FleetProblem problem =
        TextFleet.problem(TRAP + "host c fra r2 t 4 status=drain\nprevious chat/aggregated/x4@c\n");
    Transition way = best(problem, 0, null);
    assertThat(TextFleet.text(way.placements())).isEqualTo("chat/aggregated/x4@a");
    assertThat(best(problem, 2, null).gainMicroUsdPerHour()).isEqualTo(36_000_000);
  }

  /** The engine of chat stops and one of each phase starts: 36 - 21.6 $/h for three changes. */
  @Test
  void eachChangeBringsWhatItMust() {
    FleetProblem problem = TextFleet.problem(TRAP + "previous chat/aggregated/x4@a\n");
    assertThat(best(problem, 3, null).gainMicroUsdPerHour()).isEqualTo(14_400_000);
    assertThat(best(problem, 2, null).changes()).isEmpty();
    var dear = new TransitionLimits(3, null, 4_900_000, 0, Set.of());
    assertThat(TransitionPlanner.best(problem, List.of(), dear, 0).changes()).isEmpty();
  }
}
