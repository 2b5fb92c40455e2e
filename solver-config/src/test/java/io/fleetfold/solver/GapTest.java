package io.fleetfold.solver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.performance.PerformanceModel;
import io.fleetfold.domain.performance.Prospect;
import io.fleetfold.domain.performance.Refusal;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.generate.FleetGenerator;
import io.fleetfold.solver.generate.FleetShape;
import org.junit.jupiter.api.Test;

/** How near to the bound a few steps come on a generated fleet of ten racks. */
class GapTest {

  /** Generated fleets bring measured profiles, so nothing is to be predicted. */
  private static final PerformanceModel NOTHING =
      (workload, phase, type, accelerators) ->
          Prospect.refused(Refusal.Reason.PLACEMENT, "not measured");

  private static final FleetProblem FLEET =
      FleetProblem.of(FleetGenerator.generate(FleetShape.of(400, 1)), NOTHING, Migration.FREE);

  @Test
  void aFewSteps_comeWithinTwoAndAHalfPerCentOfTheBound() {
    SolveResult result = new FleetSolver(FLEET, SolveOptions.steps(3, 0)).solve();
    BoundReport bound = result.bound();
    assertThat(bound).isNotNull();
    double margin = result.audit().money().marginMicroUsdPerHour() * 1e-6;
    assertThat(result.audit().score().hard()).isZero();
    assertThat(margin)
        .isLessThanOrEqualTo(bound.upperBoundUsdPerHour())
        .isGreaterThan(0.975 * bound.upperBoundUsdPerHour());
  }
}
