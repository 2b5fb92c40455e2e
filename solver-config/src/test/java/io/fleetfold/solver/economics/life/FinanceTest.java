package io.fleetfold.solver.economics.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FinanceTest {

  /** 30,000 and a quarter more over 5 years at 10 %: 0.2637975 of 37,500 a year. */
  @Test
  void anAnnuityPaysThePriceBack() {
    Finance finance = new Finance(5, 0.10, 0.25, 0.33);
    assertThat(finance.usdPerHour(30_000)).isCloseTo(9892.41 / 8766, within(1e-4));
    assertThat(finance.purchaseUsd(finance.usdPerHour(30_000))).isCloseTo(30_000, within(1e-6));
    // without interest a fifth a year
    assertThat(new Finance(5, 0, 0, 0).usdPerHour(8766 * 5)).isCloseTo(1, within(1e-12));
  }

  /** Half price a year: a quarter is there after two. */
  @Test
  void pricesFallUntilTheyAreAffordable() {
    Finance finance = new Finance(5, 0.10, 0.25, 0.5);
    assertThat(finance.yearsUntil(4, 1)).isCloseTo(2, within(1e-12));
    assertThat(finance.yearsUntil(4, 4)).isZero();
    assertThat(finance.yearsUntil(4, 0)).isInfinite();
    assertThat(new Finance(5, 0.1, 0.25, 0).yearsUntil(4, 1)).isInfinite();
  }

  @Test
  void whatMeansNothingIsRefused() {
    assertThatThrownBy(() -> new Finance(0, 0.1, 0.1, 0.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Finance(5, 0.1, 0.1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theNearestChangeOfSignIsFound() {
    assertThat(Roots.nearest(5, 10, x -> (x - 2) * (x - 7))).isCloseTo(7, within(1e-9));
    assertThat(Roots.nearest(4, 10, x -> (x - 2) * (x - 7))).isCloseTo(2, within(1e-9));
    assertThat(Roots.nearest(4, 10, x -> 1)).isNull();
  }
}
