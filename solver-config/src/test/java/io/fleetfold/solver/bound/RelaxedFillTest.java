package io.fleetfold.solver.bound;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.bound.RelaxedFill.Effort;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.ShortagePrice;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole fleets so small that branch and bound proves its plan the best one. */
class RelaxedFillTest {

  private static final Effort TO_THE_END = new Effort(Integer.MAX_VALUE, 0, false);

  private static double margin(Audit audit) {
    return audit.money().marginMicroUsdPerHour() * 1e-6;
  }

  private static RelaxedFill whole(FleetProblem problem) {
    var cells = CellMap.of(FleetIndex.of(problem));
    return RelaxedFill.whole(cells, ShortagePrice.of(cells), TO_THE_END);
  }

  @Test
  void plan_holdsAndEarnsWhatWasProvedToBeTheMost() {
    FleetProblem problem = SmallFleet.oneRack(1);
    RelaxedFill fill = whole(problem);
    Audit audit = PlanAudit.audit(problem, fill.placements(fill.solve()));
    double fixed = CellMap.of(FleetIndex.of(problem)).fixedCost() * 1e-6;

    assertThat(fill.isOptimal()).isTrue();
    assertThat(audit.score().hard()).isZero();
    assertThat(margin(audit)).isPositive();
    assertThat(fill.provenUsdPerHour() - fixed)
        .isBetween(margin(audit) * (1 - 1e-6), margin(audit) * (1 + 2e-4) + 0.01);
    assertThat(fill.columns()).isPositive();
    assertThat(fill.rows()).isPositive();
  }

  @Test
  void ourBound_isNotBelowTheBestPlan() {
    for (long seed = 1; seed <= 3; seed++) {
      FleetProblem problem = SmallFleet.oneRack(seed);
      RelaxedFill fill = whole(problem);
      List<Placement> best = fill.placements(fill.solve());
      assertThat(FleetBound.of(problem, 6).upperBoundUsdPerHour())
          .isGreaterThanOrEqualTo(margin(PlanAudit.audit(problem, best)));
    }
  }
}
