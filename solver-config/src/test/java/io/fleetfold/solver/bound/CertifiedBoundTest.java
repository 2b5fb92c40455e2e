package io.fleetfold.solver.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.FleetSolver;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.SolveResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bound follows from its certificate, and from any other prices too, only less tight. */
class CertifiedBoundTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void statedBound_isWhatItsCertificateProves(long seed) {
    FleetProblem problem = SmallFleet.problem(seed);
    BoundReport report = FleetBound.of(problem, 4);

    double proven = CertifiedBound.upperBoundUsdPerHour(problem, report.certificate());

    assertThat(proven)
        .isCloseTo(report.upperBoundUsdPerHour(), within(1e-9 * report.upperBoundUsdPerHour()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyPrices_boundThePlan(long seed) {
    FleetProblem problem = SmallFleet.problem(seed);
    SolveResult result = solve(problem);
    double margin = marginUsdPerHour(result);
    Certificate right = FleetBound.of(problem, 4).certificate();
    var random = new Random(seed);

    assertThat(margin).isPositive();
    for (double most : new double[] {0, 0.5, 1.1, 3}) {
      Certificate other = changed(right, price -> price * most * random.nextDouble());
      assertThat(CertifiedBound.upperBoundUsdPerHour(problem, other)).isGreaterThan(margin);
    }
  }

  @Test
  void noPrices_allowNoMoreThanAllDemand() {
    FleetProblem problem = SmallFleet.problem(1);
    double most = 0;
    for (Workload workload : problem.dataset().workloads()) {
      most += workload.demandMicroRps() * (workload.microUsdPerHourPerRps() * 1e-12);
    }
    // whatever runs, hosts idle
    for (Host host : problem.dataset().hosts()) {
      most -= host.idleEnergyMicroUsdPerHour() * 1e-6;
    }

    double proven = CertifiedBound.upperBoundUsdPerHour(problem, new Certificate(List.of()));

    assertThat(proven).isCloseTo(most, within(1e-6));
  }

  @Test
  void moreRounds_neverLoosenTheBound() {
    FleetProblem problem = SmallFleet.problem(2);
    double one = FleetBound.of(problem, 1).upperBoundUsdPerHour();
    double six = FleetBound.of(problem, 6).upperBoundUsdPerHour();
    assertThat(six).isLessThanOrEqualTo(one * (1 + 1e-6));
  }

  /** What pinned shards serve is served whatever the cells do. */
  @Test
  void pinnedShards_countInTheBound() {
    var dataset = SmallFleet.dataset(1);
    SolveResult free = solve(SmallFleet.problem(dataset));
    FleetProblem pinned = SmallFleet.pinned(dataset, free.placements());

    double proven = FleetBound.of(pinned, 2).upperBoundUsdPerHour();

    assertThat(proven).isGreaterThan(marginUsdPerHour(free));
  }

  @Test
  void rowsThatAreNoPricesOfTheFleet_areRefusedByName() {
    FleetProblem problem = SmallFleet.problem(1);
    var flow = flow("workload-1", "decode", 1);
    assertRefused(problem, "price of flow workload-1 site-a decode stands twice", flow, flow);
    assertRefused(
        problem,
        "price of flow workload-9 site-a decode is of a workload, site or KV group",
        row());
    assertRefused(problem, "at least 0: -1.0", flow("workload-1", "decode", -1));
    assertRefused(problem, "at least 0: NaN", flow("workload-1", "decode", Double.NaN));
    assertRefused(problem, "no known phase", flow("workload-1", "encode", 1));
    assertRefused(problem, "power domain", Certificate.Row.power("attic", 1));
    assertRefused(problem, "neither", new Certificate.Row("heat", "rack1", "", "", "", 0, 1));
  }

  @Test
  void demandInWholeEngines_isRefusedWhereItIsNone() {
    FleetProblem problem = SmallFleet.problem(1);
    Certificate.Row row = rounded("prefill", 1_000_000);
    assertRefused(problem, "stands twice", row, row);
    assertRefused(problem, "no divisor above 0", rounded("prefill", 0));
    assertRefused(problem, "no divisor above 0", rounded("decode", -5));
    assertRefused(problem, "whole engines of no phase", rounded("aggregated", 1_000_000));
    assertRefused(problem, "no known phase", rounded("", 1_000_000));
    var other = rounded("prefill", 2_000_000);
    assertThat(CertifiedBound.upperBoundUsdPerHour(problem, new Certificate(List.of(row, other))))
        .isPositive();
  }

  private static Certificate.Row rounded(String phase, long divisorMicroRps) {
    return Certificate.Row.rounded("workload-1", phase, divisorMicroRps, 1);
  }

  private static Certificate.Row row() {
    return flow("workload-9", "decode", 1);
  }

  private static Certificate.Row flow(String workload, String phase, double price) {
    return Certificate.Row.flow(workload, "site-a", "", phase, price);
  }

  private static void assertRefused(FleetProblem problem, String why, Certificate.Row... rows) {
    var certificate = new Certificate(List.of(rows));
    assertThatThrownBy(() -> CertifiedBound.upperBoundUsdPerHour(problem, certificate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  private static Certificate changed(Certificate certificate, DoubleUnaryOperator change) {
    List<Certificate.Row> rows = new ArrayList<>();
    for (Certificate.Row row : certificate.rows()) {
      double price = change.applyAsDouble(row.price());
      rows.add(
          new Certificate.Row(
              row.kind(),
              row.subject(),
              row.site(),
              row.kvGroup(),
              row.phase(),
              row.divisorMicroRps(),
              price));
    }
    return new Certificate(rows);
  }

  private static SolveResult solve(FleetProblem problem) {
    return new FleetSolver(problem, SolveOptions.steps(3, 0), progress -> {}).solve();
  }

  private static double marginUsdPerHour(SolveResult result) {
    return result.audit().money().marginMicroUsdPerHour() * 1e-6;
  }
}
