package io.fleetfold.solver.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.fixture.TextFleet;
import io.fleetfold.solver.transition.Transition;
import io.fleetfold.solver.transition.TransitionLimits;
import io.fleetfold.solver.transition.TransitionPlanner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A host that is full of three engines which earn 3.60 $/h together. The best plan stops all three
 * for one large engine (4 changes, 14.40 $/h); one small engine in the place of one of them (2
 * changes) gets to 11.40 $/h.
 */
class FewerChangesTest {

  private static final String FLEET =
      """
      site fra
      domain row
      type t
      host h1 fra row t 3
      workload old rps=3 usd_per_request=0.00033333334
      workload large rps=4 usd_per_request=0.001
      workload small rps=1 usd_per_request=0.0025
      profile old/aggregated/x1 t rps=1 watts=0
      profile large/aggregated/x3 t rps=4 watts=0
      profile small/aggregated/x1 t rps=1 watts=0
      previous old/aggregated/x1@h1
      previous old/aggregated/x1@h1
      previous old/aggregated/x1@h1
      """;

  private static TransitionLimits most(@Nullable Integer moves) {
    return new TransitionLimits(moves, null, 0, 0, Set.of());
  }

  private static NightlyResult night(@Nullable Integer moves, long steps) {
    FleetProblem problem = TextFleet.problem(FLEET);
    var options = new NightlyOptions(SolveOptions.steps(steps, 0), 1, 0, false, most(moves));
    return new Nightly(problem, Map.of(), options, progress -> {}).solve();
  }

  private static List<String> changes(NightlyResult night) {
    return night.changes().stream()
        .map(Transition.Gained::change)
        .map(change -> (change.to() == null ? "stop " : "start ") + change.kind().text())
        .sorted()
        .toList();
  }

  @Test
  void withoutALimitTheBestPlanIsTaken() {
    assertThat(changes(night(null, 6)))
        .containsExactly(
            "start large/aggregated/x3",
            "stop old/aggregated/x1",
            "stop old/aggregated/x1",
            "stop old/aggregated/x1");
  }

  @Test
  void whereHalfOfTheWayIsWorthNothing_changesNearByAreFound() {
    FleetProblem problem = TextFleet.problem(FLEET);
    var large = TextFleet.of(FLEET).plan("large/aggregated/x3@h1");
    assertThat(TransitionPlanner.plan(problem, large, most(2)).changes()).hasSize(2);
    assertThat(changes(night(2, 6)))
        .containsExactly("start small/aggregated/x1", "stop old/aggregated/x1");
    assertThat(night(2, 6).changes()).isEqualTo(night(2, 6).changes());
  }

  @Test
  void nothingIsLookedForWhereTheLimitIsKeptAnyway() {
    FleetProblem problem = TextFleet.problem(FLEET);
    var large = TextFleet.of(FLEET).plan("large/aggregated/x3@h1");
    List<FleetProblem> solved = new ArrayList<>();
    var search =
        new FewerChanges(
            problem,
            most(4),
            other -> {
              solved.add(other);
              return large;
            });
    assertThat(search.to(large).changes()).hasSize(4);
    assertThat(solved).isEmpty();
  }

  @Test
  void priceRisesUntilTheLimitIsKept_andEndsWithTheBudget() {
    FleetProblem problem = TextFleet.problem(FLEET);
    var large = TextFleet.of(FLEET).plan("large/aggregated/x3@h1");
    List<Double> prices = new ArrayList<>();
    var search =
        new FewerChanges(
            problem,
            most(2),
            other -> {
              prices.add(other.migration().surchargeUsdPerHour());
              return prices.size() < 3 ? large : null;
            });
    assertThat(search.to(large).changes()).hasSize(2);
    assertThat(prices).hasSize(3);
    assertThat(prices.get(1)).isEqualTo(prices.get(0) * 3);
    assertThat(prices.get(2)).isEqualTo(prices.get(0) * 3 * 3);
  }

  @Test
  void allSolvesTogetherTakeNoMoreThanTheBudget() {
    assertThat(Budget.of(SolveOptions.steps(5, 7), 0))
        .isEqualTo(new Budget(SolveOptions.steps(5, 7), null));
    assertThat(Budget.of(SolveOptions.steps(5, 7), 3))
        .isEqualTo(new Budget(SolveOptions.steps(2, 7), SolveOptions.steps(1, 7)));
    assertThat(Budget.of(SolveOptions.steps(100, 7), 3))
        .isEqualTo(new Budget(SolveOptions.steps(49, 7), SolveOptions.steps(17, 7)));
    Budget minutes = Budget.of(SolveOptions.seconds(300), 3);
    assertThat(minutes.first().timeLimit()).isEqualTo(Duration.ofSeconds(150));
    assertThat(minutes.others().timeLimit()).isEqualTo(Duration.ofSeconds(50));
  }
}
