package io.fleetfold.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.domain.facts.Accelerator;
import org.junit.jupiter.api.Test;

class PowerTableTest {

  private static final double PEAK = 100e12;
  private final PowerTable power = PowerTable.bundled();

  private static Operation.Activity activity(double busy, double bandwidthUse, double computeUse) {
    return new Operation.Activity(busy, bandwidthUse * 1000e9, computeUse * PEAK);
  }

  private double watts(Accelerator type, Operation.Activity activity) {
    return power.allInWatts(new EngineGroup(type, 1), PEAK, activity);
  }

  @Test
  void workingAccelerator_drawsByTheUseOfItsPeaks() {
    // around it 1200 - 500 = 700 W; itself 500 * (0.55 + 0.10 * sqrt(0.64) + 0.65 * sqrt(0.04)) =
    // 500 * 0.76 = 380 W
    assertThat(watts(Parts.ROUND, activity(1, 0.64, 0.04))).isCloseTo(1080, within(1e-6));
  }

  @Test
  void noAccelerator_drawsMoreThanItsDesignPower() {
    // 0.55 + 0.10 + 0.65 = 1.3 times TDP on paper; 700 + 500 W at most
    assertThat(watts(Parts.ROUND, activity(1, 1, 1))).isCloseTo(1200, within(1e-6));
  }

  @Test
  void idleTimeBetweenPrompts_drawsLess() {
    // half of the time 0.76, the other half 0.16 of TDP: 700 + 500 * 0.46
    assertThat(watts(Parts.ROUND, activity(0.5, 0.64, 0.04))).isCloseTo(930, within(1e-6));
  }

  @Test
  void withoutAllInWatts_theMedianFactorStandsIn() {
    var unknown =
        new Accelerator(
            "unknown",
            "test",
            Parts.ROUND.memory(),
            Parts.ROUND.compute(),
            new Accelerator.PowerDraw(500.0, 0, null),
            Parts.ROUND.scaling(),
            Parts.ROUND.provenance());
    // around it 500 * (2.17 - 1) = 585 W; itself 380 W
    assertThat(watts(unknown, activity(1, 0.64, 0.04))).isCloseTo(965, within(1e-6));
  }

  @Test
  void slice_drawsItsShare() {
    double whole = watts(Parts.ROUND, activity(1, 0.64, 0.04));
    var quarter = new Operation.Activity(1, 0.64 * 250e9, 0.04 * PEAK / 4);
    assertThat(power.allInWatts(new EngineGroup(Parts.ROUND, 0.25), PEAK / 4, quarter))
        .isCloseTo(whole / 4, within(1e-6));
  }
}
