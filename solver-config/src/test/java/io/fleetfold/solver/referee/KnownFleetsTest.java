package io.fleetfold.solver.referee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.solver.bound.FleetBound;
import io.fleetfold.solver.bound.LinearBound;
import io.fleetfold.solver.bound.ShadowPrices;
import io.fleetfold.solver.economics.PriceCheck;
import io.fleetfold.solver.economics.PricedLimit;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fleets that proofs and prices once were wrong about, in {@code src/test/resources/fleets}. */
class KnownFleetsTest {

  private static final Path FLEETS = Path.of("src", "test", "resources", "fleets");

  private static FleetProblem read(Path folder) throws Exception {
    return problem(DatasetReader.read(folder));
  }

  private static FleetProblem problem(Dataset dataset) {
    return FleetProblem.of(dataset, ClosedForm.bundled(), Migration.FREE);
  }

  /** Slices that were credited with the idle draw of a whole accelerator, and optima missed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "slices-on-idling-accelerators",
        "slices-beside-dedicated-engines",
        "engine-above-its-rack",
        "demand-that-binds",
        "less-than-a-kilowatt-above-idle"
      })
  void planAndProofsAreRight(String fleet) throws Exception {
    CrossCheck.Outcome outcome = CrossCheck.of(read(FLEETS.resolve(fleet)));
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.gap()).isNotNull().isLessThan(1e-4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"engine-above-its-rack", "demand-that-binds", "less-than-a-kilowatt-above-idle"})
  void everyPriceIsConfirmedOnBothSides(String fleet) throws Exception {
    assertThat(PriceCheck.of(read(FLEETS.resolve(fleet)), 20))
        .isNotEmpty()
        .allSatisfy(limit -> assertThat(limit.holds()).as(limit.toString()).isTrue());
  }

  /** An engine of 2.4899 kW under 2.426 kW: the bound rises when it fits, and never falls. */
  @Test
  void aWiderRackThatLetsAnEngineInRaisesTheBound() throws Exception {
    Dataset dataset = read(FLEETS.resolve("engine-above-its-rack")).dataset();
    double before = 0;
    for (long milliwatts : new long[] {2_426_000, 2_480_000, 2_489_899, 2_489_900, 2_500_000}) {
      Dataset wider = dataset.withLimit(domain(dataset, "s2k0"), milliwatts);
      double bound = LinearBound.of(problem(wider)).upperBoundUsdPerHour();
      assertThat(bound).isGreaterThanOrEqualTo(before);
      before = bound;
    }
    // with the engine in it, the linear relaxation over all that fits, as HiGHS has it
    assertThat(before).isCloseTo(32.41, within(0.02));
  }

  private static PowerDomain domain(Dataset dataset, String id) {
    return dataset.powerDomains().stream()
        .filter(domain -> domain.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Slopes of the linear relaxation as HiGHS has them: 0.829 and 0.082 $/h. */
  @Test
  void demandIsPricedBySlopesOfTheLinearRelaxation() throws Exception {
    FleetProblem problem = read(FLEETS.resolve("demand-that-binds"));
    assertThat(demand(problem, "w2")).isCloseTo(0.829, within(1e-3));
    assertThat(demand(problem, "w1")).isCloseTo(0.082, within(1e-3));
  }

  private static double demand(FleetProblem problem, String workload) {
    return prices(problem).workloads().stream()
        .filter(price -> price.workload().id().equals(workload))
        .findFirst()
        .orElseThrow()
        .demandUsdPerHourPerRps();
  }

  /** What reports print comes with the certified bound. */
  private static ShadowPrices prices(FleetProblem problem) {
    return FleetBound.of(problem, 2).prices();
  }

  /** The dearest prices of the example, which {@code bound --check} moves, are those printed. */
  @Test
  void printedPricesAreTheCheckedOnes() throws Exception {
    FleetProblem problem = read(Path.of("..", "datasets", "quickstart"));
    ShadowPrices printed = prices(problem);
    for (PricedLimit limit : PriceCheck.of(problem, 3)) {
      if (limit.kind().equals("power")) {
        assertThat(printed.powerDomains())
            .anyMatch(price ->
                price.domain().id().equals(limit.subject())
                    && price.usdPerKwHour() == limit.more().usdPerHour()
                    && price.lessUsdPerKwHour() == limit.less().usdPerHour());
      }
      if (limit.kind().equals("demand")) {
        assertThat(demand(problem, limit.subject())).isEqualTo(limit.more().usdPerHour());
      }
      assertThat(limit.holds()).as(limit.toString()).isTrue();
    }
  }
}
