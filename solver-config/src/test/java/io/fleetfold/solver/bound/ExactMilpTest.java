package io.fleetfold.solver.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Fleets so small that branch and bound proves its plan the best one long before its time is up.
 */
class ExactMilpTest {

  private static final Duration PLENTY = Duration.ofMinutes(5);

  @Test
  void plan_holdsAndEarnsWhatWasProvedToBeTheMost() {
    FleetProblem problem = SmallFleet.oneRack(1);
    ExactMilp.Outcome outcome = ExactMilp.solve(problem, PLENTY);
    var audit = PlanAudit.audit(problem, outcome.placements());
    double margin = audit.money().marginMicroUsdPerHour() * 1e-6;

    assertThat(outcome.isOptimal()).isTrue();
    assertThat(audit.score().hard()).isZero();
    assertThat(margin).isPositive();
    assertThat(outcome.upperBoundUsdPerHour())
        .isBetween(margin * (1 - 1e-6), margin * (1 + 2e-4) + 0.01);
    assertThat(outcome.columns()).isPositive();
    assertThat(outcome.rows()).isPositive();
  }

  @Test
  void ourBound_isNotBelowTheBestPlan() {
    for (long seed = 1; seed <= 3; seed++) {
      FleetProblem problem = SmallFleet.oneRack(seed);
      var best = PlanAudit.audit(problem, ExactMilp.solve(problem, PLENTY).placements());
      assertThat(FleetBound.of(problem, 6).upperBoundUsdPerHour())
          .isGreaterThanOrEqualTo(best.money().marginMicroUsdPerHour() * 1e-6);
    }
  }

  @Test
  void planInForce_isRefused() {
    var dataset = SmallFleet.dataset(1);
    FleetProblem free = SmallFleet.problem(dataset);
    var any = new Placement(free.kinds().getFirst(), host(free));
    FleetProblem pinned = SmallFleet.pinned(dataset, List.of(any));
    assertThatThrownBy(() -> ExactMilp.solve(pinned, PLENTY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no plan in force");
  }

  private static Host host(FleetProblem problem) {
    return problem.dataset().hosts().getFirst();
  }
}
