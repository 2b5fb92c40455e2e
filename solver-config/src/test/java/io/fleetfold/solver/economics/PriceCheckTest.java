package io.fleetfold.solver.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.solver.economics.PricedLimit.Agreement;
import io.fleetfold.solver.fixture.RandomFleet;
import io.fleetfold.solver.fixture.TextFleet;
import io.fleetfold.solver.generate.FleetGenerator;
import io.fleetfold.solver.generate.FleetShape;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceCheckTest {

  /**
   * One engine a accelerator: 2 requests/s at 1 $ each thousand and 1 kW; 8 of them, power for 4.5.
   * A kilowatt serves 2 requests/s: 2 * 3600 * 0.001 = 7.20 $/h less 0.10 $ of electricity.
   */
  @Test
  void aKilowattIsWorthTheRequestsThatItServes() {
    var problem =
        TextFleet.of(
                """
                site fra usd_per_kwh=0.1 pue=1
                domain rack limit_w=4500
                type h100
                host h1 fra rack h100 8
                workload chat rps=100 usd_per_request=0.001
                profile chat/aggregated/x1 h100 rps=2 watts=1000
                """)
            .problem();
    List<PricedLimit> limits = PriceCheck.of(problem, 10);
    PricedLimit power = limits.getFirst();
    assertThat(power.subject()).isEqualTo("rack");
    for (PricedLimit.Side side : List.of(power.more(), power.less())) {
      assertThat(side.usdPerHour()).isCloseTo(7.10, within(1e-6));
      assertThat(side.changeUsdPerHour()).isCloseTo(7.10, within(1e-6));
    }
    assertThat(power.step()).isEqualTo(0.1);
    assertThat(limits).allMatch(limit -> limit.agreement() == Agreement.EQUAL);
  }

  /** The idle 100 W of a ninth accelerator take 0.1 kW from the others, and cost electricity. */
  @Test
  void oneMoreAcceleratorUnderATightLimitCostsItsIdleDraw() {
    var problem =
        TextFleet.of(
                """
                site fra usd_per_kwh=0.1 pue=1
                domain rack limit_w=4500
                type h100 idle_w=100
                host h1 fra rack h100 8
                workload chat rps=100 usd_per_request=0.001
                profile chat/aggregated/x1 h100 rps=2 watts=1000
                """)
            .problem();
    PricedLimit one =
        PriceCheck.of(problem, 10).stream()
            .filter(limit -> limit.kind().equals("accelerators"))
            .findFirst()
            .orElseThrow();
    // a running accelerator draws 0.9 kW more than an idle one, and earns 7.20 less 0.09 $/h:
    // 7.11 / 0.9 * 0.1 = 0.79, and 0.01 for electricity
    assertThat(one.more().usdPerHour()).isCloseTo(-0.80, within(1e-6));
    assertThat(one.agreement()).isEqualTo(Agreement.EQUAL);
  }

  /**
   * Power for exactly the demand: a kilowatt less costs the 2 requests/s that it serves, 2 * 3.60
   * less 0.10 $/h; one more earns nothing, and neither does demand.
   */
  @Test
  void whereTheBoundBendsAtTheLimitBothSidesArePriced() {
    var problem =
        TextFleet.of(
                """
                site fra usd_per_kwh=0.1 pue=1
                domain rack limit_w=4500
                type h100
                host h1 fra rack h100 8
                workload chat rps=9 usd_per_request=0.001
                profile chat/aggregated/x1 h100 rps=2 watts=1000
                """)
            .problem();
    List<PricedLimit> limits = PriceCheck.of(problem, 10);
    PricedLimit power = limits.getFirst();
    assertThat(power.more().usdPerHour()).isCloseTo(0, within(1e-6));
    assertThat(power.less().usdPerHour()).isCloseTo(7.10, within(1e-6));
    // a request/s less saves half a kilowatt: 3.60 less 0.05 $/h
    PricedLimit demand = limits.getLast();
    assertThat(demand.more().usdPerHour()).isCloseTo(0, within(1e-6));
    assertThat(demand.less().usdPerHour()).isCloseTo(3.55, within(1e-6));
    assertThat(limits).allMatch(limit -> limit.agreement() == Agreement.EQUAL);
  }

  /** Its 80 W above idle draw are moved by 1 W, not by 1 kW: each serves 2 requests/s in 70 W. */
  @Test
  void stepsFitTheRoomAboveIdleDraw() {
    var problem =
        TextFleet.of(
                """
                site fra usd_per_kwh=0.1 pue=1
                domain rack limit_w=480
                type h100 idle_w=100
                host h1 fra rack h100 4
                workload chat rps=100 usd_per_request=0.001
                profile chat/aggregated/x1 h100 rps=2 watts=170
                """)
            .problem();
    PricedLimit power = PriceCheck.of(problem, 10).getFirst();
    assertThat(power.step()).isEqualTo(0.001);
    // 7.20 $/h less 0.007 $/h of electricity for 0.07 kW
    assertThat(power.more().usdPerHour()).isCloseTo(7.193 / 0.07, within(1e-3));
    assertThat(power.agreement()).isEqualTo(Agreement.EQUAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quickstart", "azure-2023"})
  void everyPriceOfADatasetAgreesWithTheBoundComputedAgain(String name) throws Exception {
    assertAgreement(DatasetReader.read(Path.of("..", "datasets", name)), 8);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyPriceOfAGeneratedFleetAgrees(long seed) {
    assertAgreement(FleetGenerator.generate(FleetShape.of(400, seed)), 6);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24})
  void everyPriceOfARandomFleetAgrees(long seed) {
    assertAgreement(
        new RandomFleet(RandomFleet.Size.SMALL, seed)
            .withShards(seed % 2 == 0, seed % 3 == 0)
            .withPromises()
            .fleet()
            .problem(),
        20);
  }

  private static void assertAgreement(Dataset dataset, int most) {
    assertAgreement(FleetProblem.of(dataset, ClosedForm.bundled(), Migration.FREE), most);
  }

  private static void assertAgreement(FleetProblem problem, int most) {
    assertThat(PriceCheck.of(problem, most))
        .isNotEmpty()
        .allSatisfy(limit -> assertThat(limit.holds()).as(limit.toString()).isTrue());
  }
}
