package io.fleetfold.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.fixture.RandomFleet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Better plans as they are found, and giving up when none comes. */
class ImprovementTest {

  private static FleetProblem problem() {
    return new RandomFleet(RandomFleet.Size.SMALL, 4)
        .withPromises()
        .withShards(true, true)
        .withPrevious(6, true)
        .fleet()
        .problem();
  }

  @Test
  void everyImprovementIsAPlanBetterThanTheOneBefore() {
    FleetProblem problem = problem();
    List<PlannedFleet> plans = new ArrayList<>();
    SolveResult heard =
        new FleetSolver(problem, SolveOptions.steps(12, 3))
            .onImprovement(improvement -> plans.add(improvement.plan()))
            .solve();
    assertThat(plans).isNotEmpty();
    for (PlannedFleet plan : plans) {
      assertThat(plan.problem()).isSameAs(problem);
      assertThat(plan.audit()).isEqualTo(PlanAudit.audit(problem, plan.placements()));
    }
    assertThat(plans.getLast().audit().score()).isEqualTo(heard.audit().score());
    assertThat(new FleetSolver(problem, SolveOptions.steps(12, 3)).solve().placements())
        .as("asking for plans does not disturb the search")
        .isEqualTo(heard.placements());
  }

  /** Branch and bound ends most of these at once, with a plan that no other stage came upon. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theLastImprovementIsTheResult(int seed) {
    var fleet = new RandomFleet(RandomFleet.Size.SMALL, seed).withPromises();
    FleetProblem problem = fleet.withShards(true, true).fleet().problem();
    List<PlannedFleet> plans = new ArrayList<>();
    List<Progress> progress = new ArrayList<>();
    var options = SolveOptions.steps(5, 0).withTargetGap(1e-4);
    SolveResult result =
        new FleetSolver(problem, options, progress::add)
            .onImprovement(improvement -> plans.add(improvement.plan()))
            .solve();
    double margin = result.audit().money().marginMicroUsdPerHour() * 1e-6;
    assertThat(plans.getLast().audit().score()).isEqualTo(result.audit().score());
    assertThat(progress.getLast().marginUsdPerHour()).isEqualTo(margin);
  }

  @Test
  void aPlanMustBeAskedForInTime() {
    List<Improvement> improvements = new ArrayList<>();
    new FleetSolver(problem(), SolveOptions.steps(1, 3)).onImprovement(improvements::add).solve();
    assertThat(improvements.getLast().progress().marginUsdPerHour()).isPositive();
    assertThatThrownBy(() -> improvements.getFirst().plan())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a plan must be asked for before the listener returns");
  }

  @Test
  void aSolveGivesUpWhenItNoLongerImproves() {
    var options = SolveOptions.unimproved(Unimproved.within(600), 3);
    List<Long> rounds = new ArrayList<>();
    SolveResult result =
        new FleetSolver(
                problem(),
                options,
                progress -> {
                  if (progress.stage().equals("search")) {
                    rounds.add(progress.steps());
                  }
                })
            .solve();
    assertThat(rounds).hasSizeGreaterThanOrEqualTo(2);
    assertThat(result.stoppedEarly()).isFalse();
    assertThat(new FleetSolver(problem(), options).solve().placements())
        .isEqualTo(result.placements());
  }

  @Test
  void stepsEndASearchThatStillImproves() {
    List<Long> steps = new ArrayList<>();
    new FleetSolver(
            problem(),
            SolveOptions.steps(3, 3),
            progress -> {
              if (progress.stage().equals("search")) {
                steps.add(progress.steps());
              }
            })
        .solve();
    assertThat(steps).containsExactly(0L, 1L, 2L, 3L);
  }

  @Test
  void noTimeWithoutImprovementEndsAtOnce() {
    var options = SolveOptions.unimproved(Unimproved.within(Duration.ZERO, 1e9), 3);
    assertThat(new FleetSolver(problem(), options).solve().audit().isFeasible()).isTrue();
  }

  @Test
  void limitsThatMeanNothingAreRefused() {
    assertThatThrownBy(() -> new Unimproved(null, null, 1, null))
        .hasMessage("giving up without improvement needs a number of steps or a time");
    assertThatThrownBy(() -> Unimproved.within(0)).hasMessageContaining("steps of at least 1");
    assertThatThrownBy(() -> Unimproved.within(Duration.ZERO, Double.NaN))
        .hasMessageContaining("at least 0");
  }

  @Test
  void optionsAreChangedOneByOne() {
    assertThat(
            SolveOptions.seconds(60)
                .withSteps(5L)
                .withSeed(7)
                .withTargetGap(0.01)
                .withTimeLimit(null)
                .withUnimproved(Unimproved.within(3)))
        .isEqualTo(new SolveOptions(null, 5L, 7, 0.01, Unimproved.within(3), null));
  }
}
