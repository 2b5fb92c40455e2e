package io.fleetfold.solver.transition;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import io.fleetfold.solver.FleetSolver;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.fixture.RandomFleet;
import io.fleetfold.solver.fixture.TextFleet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransitionPlannerTest {

  /** A request/s earns 3.60 $/h; a shard of chat 7.20, one of tags 1.80, a pair of deep 10.80. */
  private static final String FLEET =
      """
      site fra
      domain row limit_w=9000
      domain rack1 under=row
      domain rack2 under=row
      type t
      host h1 fra rack1 t 4
      host h2 fra rack2 t 4
      host h3 fra rack2 t 4
      workload chat rps=100 usd_per_request=0.001
      workload tags rps=100 usd_per_request=0.001
      workload deep rps=100 usd_per_request=0.001
      profile chat/aggregated/x1 t rps=2 watts=500
      profile tags/aggregated/x1 t rps=0.5 watts=500
      profile deep/prefill/x1 t rps=3 watts=500
      profile deep/decode/x1 t rps=3 watts=500
      """;

  @Test
  void whatStillFitsIsNotMovedWithoutAGain() {
    var fleet = TextFleet.of(FLEET + "previous chat/aggregated/x1@h1\n");
    assertThat(plan(fleet, "chat/aggregated/x1@h2", TransitionLimits.NONE))
        .isEqualTo("chat/aggregated/x1@h1");
  }

  @Test
  void shardsOfADrainedHostStartElsewhere_andDoNotCount() {
    var fleet =
        TextFleet.of(
            FLEET.replace("host h1 fra rack1 t 4", "host h1 fra rack1 t 4 status=drain")
                + "previous chat/aggregated/x1@h1\nprevious tags/aggregated/x1@h2\n");
    var none = new TransitionLimits(0, null, 0, 0, Set.of());
    assertThat(plan(fleet, "chat/aggregated/x1@h3 chat/aggregated/x1@h2", none))
        .isEqualTo("chat/aggregated/x1@h2 tags/aggregated/x1@h2");
  }

  @Test
  void bestMovesAreMadeWhenOnlySomeMayBe_andPairsGoTogether() {
    // with demand for one shard of chat, so that nothing near by is better than the target
    String demand = FLEET.replace("workload chat rps=100", "workload chat rps=2");
    var fleet = TextFleet.of(demand + "previous tags/aggregated/x1@h3\n");
    String target =
        "tags/aggregated/x1@h1 chat/aggregated/x1@h1 deep/prefill/x1@h2 deep/decode/x1@h2"
            + " tags/aggregated/x1@h3";
    // each shard of the pair brings 5.40, the one of chat 7.20, the one of tags 1.80
    assertThat(plan(fleet, target, most(1)))
        .isEqualTo("chat/aggregated/x1@h1 tags/aggregated/x1@h3");
    assertThat(plan(fleet, target, most(3)))
        .isEqualTo(
            "chat/aggregated/x1@h1 deep/decode/x1@h2 deep/prefill/x1@h2 tags/aggregated/x1@h3");
  }

  @Test
  void movesInOnePowerDomainAreCounted() {
    var fleet = TextFleet.of(FLEET + "previous tags/aggregated/x1@h3\n");
    var limits = new TransitionLimits(null, 1, 0, 0, Set.of());
    assertThat(
            plan(
                fleet,
                "chat/aggregated/x1@h1 chat/aggregated/x1@h1 chat/aggregated/x1@h2"
                    + " chat/aggregated/x1@h3 tags/aggregated/x1@h3",
                limits))
        .isEqualTo("chat/aggregated/x1@h1 chat/aggregated/x1@h2 tags/aggregated/x1@h3");
  }

  @Test
  void changeThatBringsTooLittleIsNotMade() {
    var fleet = TextFleet.of(FLEET + "previous chat/aggregated/x1@h3\n");
    var limits = new TransitionLimits(null, null, 2_000_000, 0, Set.of());
    assertThat(
            plan(
                fleet, "chat/aggregated/x1@h1 tags/aggregated/x1@h1 chat/aggregated/x1@h3", limits))
        .isEqualTo("chat/aggregated/x1@h1 chat/aggregated/x1@h3");
  }

  @Test
  void allChangesTogetherMustBringEnough() {
    var fleet = TextFleet.of(FLEET + "previous chat/aggregated/x1@h3\n");
    // a second shard brings as much as the first one earns, and not a hundredth more
    var limits = new TransitionLimits(null, null, 0, 1.01, Set.of());
    assertThat(plan(fleet, "chat/aggregated/x1@h1 chat/aggregated/x1@h3", limits))
        .isEqualTo("chat/aggregated/x1@h3");
  }

  @Test
  void hostThatChangedLatelyIsLeftAlone() {
    var fleet = TextFleet.of(FLEET + "previous tags/aggregated/x1@h1\n");
    Host cooling = fleet.problem().dataset().hosts().getFirst();
    var limits = new TransitionLimits(null, null, 0, 0, Set.of(cooling));
    assertThat(plan(fleet, "chat/aggregated/x1@h1 chat/aggregated/x1@h2", limits))
        .isEqualTo("chat/aggregated/x1@h2 tags/aggregated/x1@h1");
  }

  @Test
  void brokenLimitIsRepairedEvenIfNothingMayMove_byWhatEarnsLeast() {
    var fleet =
        TextFleet.of(
            FLEET.replace("limit_w=9000", "limit_w=1000")
                + "previous tags/aggregated/x1@h1\nprevious chat/aggregated/x1@h1\n"
                + "previous chat/aggregated/x1@h2\n");
    Transition transition =
        TransitionPlanner.plan(
            fleet.problem(),
            fleet.plan("chat/aggregated/x1@h1 chat/aggregated/x1@h2"),
            new TransitionLimits(0, 0, 0, 0, Set.copyOf(fleet.problem().dataset().hosts())));
    assertThat(TextFleet.text(transition.placements()))
        .isEqualTo("chat/aggregated/x1@h1 chat/aggregated/x1@h2");
    assertThat(transition.after().isFeasible()).isTrue();
  }

  @Test
  void brokenLimitIsRepairedByFewChanges_howeverDifferentTheTargetIs() {
    var fleet =
        TextFleet.of(
            FLEET.replace("rack2 under=row", "rack2 under=row limit_w=1500")
                + "previous chat/aggregated/x1@h1\n".repeat(4)
                + "previous tags/aggregated/x1@h2\n".repeat(4));
    // On the way there tags could only move to h1, where a shard of chat would have to stop for it.
    String target = "tags/aggregated/x1@h1 ".repeat(4) + "chat/aggregated/x1@h2 ".repeat(3);
    Transition transition =
        TransitionPlanner.plan(fleet.problem(), fleet.plan(target.strip()), most(0));
    assertThat(transition.repairs()).isEqualTo(1);
    Placement tags = fleet.plan("tags/aggregated/x1@h2").getFirst();
    assertThat(transition.changes())
        .extracting(Transition.Gained::change)
        .containsExactly(Change.stop(tags.kind(), tags.host()));
  }

  @Test
  void shardMovesOutOfABrokenLimitWhereTheTargetHasRoomForIt() {
    var fleet =
        TextFleet.of(
            FLEET.replace("rack2 under=row", "rack2 under=row limit_w=500")
                + "previous tags/aggregated/x1@h2\nprevious chat/aggregated/x1@h2\n");
    assertThat(plan(fleet, "chat/aggregated/x1@h1 tags/aggregated/x1@h3", most(0)))
        .isEqualTo("chat/aggregated/x1@h1 tags/aggregated/x1@h2");
  }

  @Test
  void whatCameDownByALaterChangeIsNotTakenAway() {
    // row is 600 W over, rack1 500: the shard that leaves rack1 leaves row, too
    var fleet =
        TextFleet.of(
            FLEET
                    .replace("row limit_w=9000", "row limit_w=1500")
                    .replace("rack1 under=row", "rack1 under=row limit_w=500")
                + "previous tags/aggregated/x1@h1\nprevious chat/aggregated/x1@h1\n"
                + "previous chat/aggregated/x1@h2\nprevious tags/aggregated/x1@h2\n");
    assertThat(plan(fleet, "chat/aggregated/x1@h1 chat/aggregated/x1@h3", most(0)))
        .isEqualTo("chat/aggregated/x1@h1 chat/aggregated/x1@h2 tags/aggregated/x1@h2");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void planHolds_earnsNoLess_keepsPins_andItsGainsAddUp(long seed) {
    var random =
        new RandomFleet(RandomFleet.Size.SMALL, seed)
            .withPromises()
            .withShards(seed % 2 == 0, true)
            .withPrevious(12, seed % 3 == 0);
    FleetProblem problem = random.fleet().problem();
    var result = new FleetSolver(problem, SolveOptions.steps(5, seed), progress -> {}).solve();
    var limits = new TransitionLimits((int) seed % 5, null, 0, 0, Set.of());
    Transition transition = TransitionPlanner.plan(problem, result.placements(), limits);
    assertThat(transition.after().score().hard())
        .isGreaterThanOrEqualTo(transition.before().score().hard());
    long gains =
        transition.changes().stream().mapToLong(Transition.Gained::gainMicroUsdPerHour).sum();
    assertThat(transition.gainMicroUsdPerHour()).isEqualTo(gains);
    for (PreviousPlan.Count count : problem.previous().counts()) {
      assertThat(frequency(transition.placements(), count.placement()))
          .isGreaterThanOrEqualTo(count.pinned());
    }
  }

  private static long frequency(List<Placement> placements, Placement wanted) {
    return placements.stream().filter(wanted::equals).count();
  }

  private static TransitionLimits most(int moves) {
    return new TransitionLimits(moves, null, 0, 0, Set.of());
  }

  private static String plan(TextFleet fleet, String target, TransitionLimits limits) {
    var transition = TransitionPlanner.plan(fleet.problem(), fleet.plan(target), limits);
    assertThat(transition.after().isFeasible()).isTrue();
    return transition.placements().stream()
        .map(placement -> placement.kind().text() + "@" + placement.host().id())
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
