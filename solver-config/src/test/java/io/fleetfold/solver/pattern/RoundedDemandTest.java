package io.fleetfold.solver.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleetfold.domain.facts.Phase;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Demand counted in whole engines cuts off parts of engines, and never a plan. */
class RoundedDemandTest {

  private static RoundedDemand of(long demand, long divisor) {
    return new RoundedDemand(0, Phase.DECODE, demand, divisor);
  }

  /** 10 = 2 * 4 + 2: remainder 2, slack (4 - 2) * 2 = 4. */
  @Test
  void rateIsRoundedByTheRemainder() {
    RoundedDemand demand = of(10, 4);
    assertThat(demand.slack()).isEqualTo(4);
    // 2 * 1 + min(2, 0)
    assertThat(demand.rate(4)).isEqualTo(2);
    // 2 * 0 + min(2, 3)
    assertThat(demand.rate(3)).isEqualTo(2);
    // 2 * 1 + min(2, 1)
    assertThat(demand.rate(5)).isEqualTo(3);
  }

  /**
   * Engines of rate 4 serve 10 if there are 3 of them: 4 + 3 * 2 = 10. Two and a half would serve
   * it by their rates (2.5 * 4 = 10), but count for 4 + 2.5 * 2 = 9 only; two serve 8, which is
   * what they count for: 4 + 2 * 2.
   */
  @Test
  void halfAnEngineDoesNotServeWhatAWholeOneWould() {
    RoundedDemand demand = of(10, 4);
    assertThat(demand.slack() + 3 * demand.rate(4)).isEqualTo(10);
    assertThat(demand.slack() + 2.5 * demand.rate(4)).isEqualTo(9);
    assertThat(demand.slack() + 2 * demand.rate(4)).isEqualTo(8);
  }

  /** With a divisor of 100 the remainder is all of 10, and nothing is slack. */
  @Test
  void divisorAboveTheDemand_saysThatNoEngineServesMoreThanThereIs() {
    assertThat(of(10, 100).slack()).isZero();
    assertThat(of(10, 100).rate(7)).isEqualTo(7);
    assertThat(of(10, 100).rate(70)).isEqualTo(10);
  }

  @Test
  void whateverWholeEnginesServe_isAllowed() {
    var random = new SplittableRandom(5);
    int tight = 0;
    for (int i = 0; i < 50_000; i++) {
      long demand = 1 + random.nextLong(1000);
      RoundedDemand rounded = of(demand, 1 + random.nextLong(1500));
      long capacity = 0;
      long counted = rounded.slack();
      for (int engines = random.nextInt(6); engines > 0; engines--) {
        long rate = 1 + random.nextLong(600);
        assertThat(rounded.rate(rate)).isBetween(0L, rate);
        capacity += rate;
        counted += rounded.rate(rate);
      }
      long served = Math.min(demand, capacity);
      assertThat(counted).as("%s, capacity %s", rounded, capacity).isGreaterThanOrEqualTo(served);
      tight += counted == served ? 1 : 0;
    }
    assertThat(tight).isGreaterThan(5_000);
  }

  @Test
  void countsEnginesOfItsPhaseAndOfBoth() {
    assertThat(of(10, 4).counts(0, Phase.DECODE)).isTrue();
    assertThat(of(10, 4).counts(0, Phase.AGGREGATED)).isTrue();
    assertThat(of(10, 4).counts(0, Phase.PREFILL)).isFalse();
    assertThat(of(10, 4).counts(1, Phase.DECODE)).isFalse();
  }

  @Test
  void nothingToRoundIsRefused() {
    assertThatThrownBy(() -> of(0, 4)).hasMessageContaining("not a rounded demand");
    assertThatThrownBy(() -> of(10, 0)).hasMessageContaining("not a rounded demand");
    assertThatThrownBy(() -> new RoundedDemand(0, Phase.AGGREGATED, 10, 4))
        .hasMessageContaining("not a rounded demand");
  }
}
