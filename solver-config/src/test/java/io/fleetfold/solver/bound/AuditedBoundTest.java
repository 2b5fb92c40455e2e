package io.fleetfold.solver.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.FleetSolver;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.SolveResult;
import io.fleetfold.solver.fixture.RandomFleet;
import io.fleetfold.solver.fixture.TextFleet;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AuditedBoundTest {

  private static final String HALL =
      """
      site fra usd_per_kwh=0.1
      domain hall limit_w=9000
      type h100
      host h1 fra hall h100 %d rent=1
      workload chat rps=10 promised=1 usd_per_request=0.001
      profile chat/aggregated/x1 h100 rps=2 watts=1000
      """;

  /** Two engines serve 4 of 10 promised requests/s: 4 x 3.6 - 2 x 1 - 2 x 0.1 = 12.2 $/h. */
  @Test
  void planThatServesAllItCan_isAtItsBound() {
    SolveResult result = solve(TextFleet.problem(HALL.formatted(2)));
    assertThat(result.audit().score().toString()).isEqualTo("0hard/-6000000medium/12200000soft");
    assertThat(result.bound().upperBoundUsdPerHour()).isLessThan(0);
    assertThat(result.upperBoundUsdPerHour()).isCloseTo(12.2, within(1e-6));
    assertThat(result.gap()).isZero();
  }

  /** Five engines serve everything: nothing is missed, and the bound is what it was. */
  @Test
  void planThatKeepsItsContracts_hasThePlainBound() {
    SolveResult result = solve(TextFleet.problem(HALL.formatted(5)));
    assertThat(result.audit().score().medium()).isZero();
    assertThat(result.upperBoundUsdPerHour()).isEqualTo(result.bound().upperBoundUsdPerHour());
  }

  @Test
  void certificate_provesTheSame() {
    for (long seed = 0; seed < 12; seed++) {
      var fleet = new RandomFleet(RandomFleet.Size.SMALL, seed).withPromises();
      SolveResult result = solve(fleet.withShards(true, true).fleet().problem());
      double margin = result.audit().money().marginMicroUsdPerHour() * 1e-6;
      double upper = Objects.requireNonNull(result.upperBoundUsdPerHour());
      double proven =
          AuditedBound.usdPerHour(result.problem(), result.bound().certificate(), result.audit());
      assertThat(upper).as("seed %s", seed).isGreaterThanOrEqualTo(margin - 1e-6);
      assertThat(proven).isCloseTo(upper, within(1e-9 * Math.max(1, Math.abs(upper) + 1e4)));
    }
  }

  private static SolveResult solve(FleetProblem problem) {
    return new FleetSolver(problem, SolveOptions.steps(2, 1)).solve();
  }
}
