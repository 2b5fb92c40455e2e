package io.fleetfold.solver.transition;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.constraints.Violation;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.Rule;
import io.fleetfold.solver.FleetSolver;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.fixture.RandomFleet;
import io.fleetfold.solver.fixture.TextFleet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepOrderTest {

  private static final String TWO_FULL_HOSTS =
      """
      site fra
      domain rack limit_w=2000
      type old
      host h1 fra rack old 1
      host h2 fra rack old 1
      workload a rps=10 usd_per_request=0.001
      workload b rps=10 usd_per_request=0.001
      profile a/aggregated/x1 old rps=2 watts=500
      profile b/aggregated/x1 old rps=2 watts=500
      """;

  @Test
  void shardStopsJustBeforeWhatNeedsItsRoom() {
    var fleet = TextFleet.of(TWO_FULL_HOSTS + "previous a/aggregated/x1@h1\n");
    assertThat(steps(fleet, "b/aggregated/x1@h1 b/aggregated/x1@h2"))
        .containsExactly("b start h2", "a stop h1", "b start h1");
  }

  @Test
  void shardThatMovesHasItsNewPlaceBeforeItLeavesTheOldOne() {
    var fleet =
        TextFleet.of(TWO_FULL_HOSTS + "previous a/aggregated/x1@h1\nprevious b/aggregated/x1@h2\n");
    // b must go for a, and then a has left h1
    assertThat(steps(fleet, "a/aggregated/x1@h2")).containsExactly("b stop h2", "a move h1 h2");
  }

  @Test
  void shardsThatTradePlacesStopOneFirst() {
    var fleet =
        TextFleet.of(TWO_FULL_HOSTS + "previous a/aggregated/x1@h1\nprevious b/aggregated/x1@h2\n");
    assertThat(steps(fleet, "a/aggregated/x1@h2 b/aggregated/x1@h1"))
        .containsExactly("a leave h1", "b move h2 h1", "a arrive h2");
  }

  @Test
  void moveWaitsForPowerThatItNeedsTwiceMeanwhile() {
    var fleet =
        TextFleet.of(
            TWO_FULL_HOSTS.replace("limit_w=2000", "limit_w=1200")
                + "host h3 fra rack old 1\n"
                + "previous a/aggregated/x1@h1\nprevious b/aggregated/x1@h2\n");
    // 1,000 W are drawn; a in both places would be 1,500 W, so b stops first
    assertThat(steps(fleet, "a/aggregated/x1@h3")).containsExactly("b stop h2", "a move h1 h3");
  }

  @Test
  void brokenLimitComesFirst() {
    var fleet =
        TextFleet.of(
            TWO_FULL_HOSTS.replace("limit_w=2000", "limit_w=900")
                + "domain other limit_w=900\nhost h3 fra other old 1\n"
                + "previous a/aggregated/x1@h1\nprevious b/aggregated/x1@h2\n");
    assertThat(steps(fleet, "a/aggregated/x1@h1 a/aggregated/x1@h3"))
        .containsExactly("b stop h2", "a start h3");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void noLimitIsBrokenOrMadeWorseDuringAnyStep(long seed) {
    var random =
        new RandomFleet(RandomFleet.Size.SMALL, seed)
            .withShards(seed % 2 == 0, true)
            .withPrevious(12, false);
    FleetProblem problem = random.fleet().problem();
    List<Placement> target =
        new FleetSolver(problem, SolveOptions.steps(5, seed), progress -> {}).solve().placements();
    List<Change> changes = changes(problem, target);
    List<Placement> running = running(problem);
    Map<String, Long> broken = broken(problem, running);
    for (StepOrder.Step step : StepOrder.of(problem, changes)) {
      Change change = changes.get(step.change());
      if (change.to() != null && step.part() != StepOrder.Part.LEAVE) {
        running.add(change.taken());
        broken = notWorse(broken, broken(problem, running));
      }
      if (change.from() != null && step.part() != StepOrder.Part.ARRIVE) {
        running.remove(change.left());
        broken = notWorse(broken, broken(problem, running));
      }
    }
    assertThat(TextFleet.text(running)).isEqualTo(TextFleet.text(target));
  }

  private static Map<String, Long> notWorse(Map<String, Long> before, Map<String, Long> after) {
    after.forEach((limit, over) ->
        assertThat(over).as(limit).isLessThanOrEqualTo(before.getOrDefault(limit, 0L)));
    return after;
  }

  private static Map<String, Long> broken(FleetProblem problem, List<Placement> plan) {
    Map<String, Long> broken = new HashMap<>();
    for (Violation violation : PlanAudit.audit(problem, plan).violations()) {
      if (violation.rule() != Rule.CONTRACT) {
        broken.put(violation.rule() + " " + violation.subject(), violation.amount());
      }
    }
    return broken;
  }

  private static List<Placement> running(FleetProblem problem) {
    List<Placement> running = new ArrayList<>();
    problem
        .previous()
        .counts()
        .forEach(count -> {
          for (int i = 0; i < count.shards(); i++) {
            running.add(count.placement());
          }
        });
    return running;
  }

  private static List<Change> changes(FleetProblem problem, List<Placement> target) {
    return new Differences(problem)
        .to(target).stream()
            .map(Candidate::change)
            .collect(ArrayList::new, List::add, List::addAll);
  }

  private static List<String> steps(TextFleet fleet, String target) {
    List<Change> changes = changes(fleet.problem(), fleet.plan(target));
    return StepOrder.of(fleet.problem(), changes).stream()
        .map(step -> text(changes.get(step.change()), step.part()))
        .toList();
  }

  private static String text(Change change, StepOrder.Part part) {
    String id = change.kind().workload().id();
    return switch (part) {
      case LEAVE -> id + " leave " + change.left().host();
      case ARRIVE -> id + " arrive " + change.taken().host();
      case WHOLE ->
          change.from() == null
              ? id + " start " + change.taken().host()
              : change.to() == null
                  ? id + " stop " + change.left().host()
                  : id + " move " + change.left().host() + " " + change.taken().host();
    };
  }
}
