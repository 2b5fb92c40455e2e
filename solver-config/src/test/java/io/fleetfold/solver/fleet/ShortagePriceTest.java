package io.fleetfold.solver.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.solver.fixture.TextFleet;
import org.junit.jupiter.api.Test;

class ShortagePriceTest {

  @Test
  void aBrokenPromiseCostsTenTimesRevenueAndTheDearestEngine() {
    var problem =
        TextFleet.problem(
            """
            site fra usd_per_kwh=0.1
            domain rack
            type h100
            host a fra rack h100 4 rent=2
            workload chat rps=10 usd_per_request=0.001
            workload other rps=10 usd_per_request=0.002
            profile chat/aggregated/x1 h100 rps=4 watts=1000
            profile chat/decode/x2 h100 rps=2 watts=500
            """);
    // chat earns 3.6 $/h for 1 request/s; its decode engine costs (0.05 + 2 x 2) / 2 = 2.025 $/h
    // for 1 request/s: 10 x 5.625; no engine serves the other: 10 x 7.2. A request/s missed counts
    // the same whatever it earns, so both have the larger price
    assertThat(ShortagePrice.of(CellMap.of(FleetIndex.of(problem))))
        .containsExactly(new double[] {72, 72}, within(1e-9));
  }

  /** Requests missed count where nobody pays for them and engines cost nothing, too. */
  @Test
  void whereNothingEarnsOrCosts_aBrokenPromiseStillCosts() {
    var problem =
        TextFleet.problem(
            """
            site fra usd_per_kwh=0
            domain rack
            type h100
            host a fra rack h100 4
            workload chat rps=10 promised=1 usd_per_request=0
            profile chat/aggregated/x1 h100 rps=4 watts=1000
            """);
    assertThat(ShortagePrice.of(CellMap.of(FleetIndex.of(problem))))
        .containsExactly(new double[] {10}, within(1e-9));
  }
}
