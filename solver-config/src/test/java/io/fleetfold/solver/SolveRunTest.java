package io.fleetfold.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.fixture.TextFleet;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What branch and bound is said to prove of a plan that earns 2 x 3.6 = 7.2 $/h. */
class SolveRunTest {

  private static Audit audit(int engines, double promised) {
    FleetProblem problem =
        TextFleet.problem(
            """
            site fra
            domain hall
            type h100
            host h1 fra hall h100 2
            workload chat rps=4 promised=%s usd_per_request=0.001
            profile chat/aggregated/x1 h100 rps=2 watts=1000
            """
                .formatted(promised));
    var engine = new Placement(problem.kinds().getFirst(), problem.dataset().hosts().getFirst());
    return PlanAudit.audit(problem, Collections.nCopies(engines, engine));
  }

  @Test
  void whatIsProvedBelowThePlanItself_isABugOfOurs() {
    assertThatThrownBy(() -> SolveRun.branchAndBound(audit(1, 0), 7.19))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("$7.19 /h, but this one earns $7.");
  }

  /** A hundred-thousandth of 7.2 $/h is 0.000072: the engine's tolerance. */
  @Test
  void whatTheEngineTolerates_isThePlansOwnMargin() {
    assertThat(SolveRun.branchAndBound(audit(1, 0), 7.19994)).isCloseTo(7.2, within(1e-9));
    assertThat(SolveRun.branchAndBound(audit(1, 0), 7.2)).isCloseTo(7.2, within(1e-9));
    assertThat(SolveRun.branchAndBound(audit(1, 0), 9.0)).isEqualTo(9.0);
  }

  /**
   * 2 of 4 promised requests/s, and three engines on two accelerators: it speaks of other plans.
   */
  @Test
  void nothingIsSaidOfPlansThatBreakSomething() {
    assertThat(SolveRun.branchAndBound(audit(1, 1), 1)).isNull();
    assertThat(SolveRun.branchAndBound(audit(3, 0), 1)).isNull();
  }
}
