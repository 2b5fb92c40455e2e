package io.fleetfold.solver.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.FleetSolver;
import io.fleetfold.solver.ShortfallProof;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.SolveResult;
import io.fleetfold.solver.fixture.TextFleet;
import io.fleetfold.solver.work.Crew;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LeastShortfallTest {

  /** Two engines serve 4 of 6 promised requests/s, whatever the other workload would earn. */
  @Test
  void asManyEnginesAsThereAre_areTheLeast() {
    SolveResult result = solve(problem(2, "x1"));
    LeastShortfall least = Objects.requireNonNull(result.leastShortfall());
    assertThat(result.missedRps()).isEqualTo(2);
    assertThat(least.certifiedRps()).isCloseTo(2, within(1e-6));
    assertThat(result.shortfallProof()).isEqualTo(ShortfallProof.PROVEN_LEAST);
    assertThat(result.leastShortfallRps()).isEqualTo(2);
    assertThat(result.isOptimal()).isFalse();
  }

  /** Three engines serve all that is promised, and four more accelerators are there for others. */
  @Test
  void nothingMissed_needsNoProof() {
    SolveResult result = solve(problem(7, "x1"));
    assertThat(result.leastShortfall()).isNull();
    assertThat(result.shortfallProof()).isEqualTo(ShortfallProof.NONE);
    assertThat(result.leastShortfallRps()).isZero();
  }

  /** Three accelerators hold one engine of two, which serves 2 of 6; halves would serve 3. */
  @Test
  void halvesOfEngines_areNoCapacity() {
    SolveResult result = solve(problem(3, "x2"));
    assertThat(result.missedRps()).isEqualTo(4);
    assertThat(result.shortfallProof()).isEqualTo(ShortfallProof.PROVEN_LEAST);
    assertThat(result.leastShortfallRps()).isEqualTo(4);
  }

  /** What a plan misses that leaves its two accelerators to the other workload is only found. */
  @Test
  void planThatMissesMore_isOnlyFound() {
    FleetProblem problem = problem(2, "x1");
    SolveResult result = solve(problem);
    SolveResult worse = result.withPlan(List.of(), PlanAudit.audit(problem, List.of()));
    assertThat(worse.missedRps()).isEqualTo(6);
    assertThat(worse.shortfallProof()).isEqualTo(ShortfallProof.FOUND);
    assertThat(worse.leastShortfallRps()).isCloseTo(2, within(1e-5));
  }

  /** Fractions of a second pair of engines fit in the power left, and whole ones do not. */
  @Test
  void branchAndBound_provesWhatPricesDoNot() {
    FleetProblem problem =
        TextFleet.problem(
            """
            site fra usd_per_kwh=0.1
            domain hall limit_w=2500
            domain a under=hall
            domain b under=hall
            type h100
            host h1 fra a h100 4
            host h2 fra b h100 4
            workload chat rps=12 promised=1 usd_per_request=0.001
            profile chat/prefill/x1 h100 rps=5 watts=700
            profile chat/decode/x2 h100 rps=4 watts=900
            """);
    SolveResult result = solve(problem);
    // 700 + 2 x 900 W serve 5 requests/s; a second prefill engine does not fit in 2,500 W, and in
    // fractions 140 + 225 W a request/s serve 6.85
    assertThat(result.missedRps()).isEqualTo(7);
    assertThat(result.shortfallProof()).isEqualTo(ShortfallProof.PROVEN_LEAST);
    try (var crew = Crew.of(null)) {
      var relaxed = ShortfallBound.of(problem, 7, Duration.ZERO, crew, () -> false);
      assertThat(relaxed.provenRps()).isEqualTo(relaxed.certifiedRps()).isBetween(5.0, 6.9);
    }
  }

  @Test
  void certificate_provesTheSameToAnybody() {
    FleetProblem problem = problem(3, "x2");
    LeastShortfall least = Objects.requireNonNull(solve(problem).leastShortfall());
    assertThat(LeastShortfall.certifiedRps(problem, least.certificate()))
        .isEqualTo(least.certifiedRps());
  }

  private static FleetProblem problem(int accelerators, String size) {
    return TextFleet.problem(
        """
        site fra usd_per_kwh=0.1
        domain hall
        type h100
        host h1 fra hall h100 %d rent=1
        workload chat rps=10 promised=0.6 usd_per_request=0.001
        workload other rps=10 usd_per_request=0.9
        profile chat/aggregated/%s h100 rps=2 watts=1000
        profile other/aggregated/x1 h100 rps=2 watts=1000
        """
            .formatted(accelerators, size));
  }

  private static SolveResult solve(FleetProblem problem) {
    return new FleetSolver(problem, SolveOptions.steps(2, 1)).solve();
  }
}
