package io.fleetfold.solver.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GapTest {

  @Test
  void of_isAShareOfTheBound() {
    assertThat(Gap.of(200, 150)).isEqualTo(0.25);
    assertThat(Gap.of(200, 200)).isZero();
  }

  @Test
  void of_isAShareOfTheLossWhereThePlanLosesMoreThanTheBound() {
    assertThat(Gap.of(-100, -160)).isEqualTo(0.375);
    assertThat(Gap.of(50, -100)).isEqualTo(1.5);
  }

  /** 0.011 of 0.5 is 2.2 %, 0.01 is nothing, however little the fleet earns. */
  @Test
  void of_isNothingUpToACentAnHour() {
    assertThat(Gap.of(0.5, 0.489)).isCloseTo(0.022, within(1e-12));
    assertThat(Gap.of(0.5, 0.49)).isZero();
    assertThat(Gap.of(0.004, 0)).isZero();
    assertThat(Gap.of(0, -0.01)).isZero();
    assertThat(Gap.of(0, -0.02)).isEqualTo(1);
  }

  /** 10 % of 0.05 is half a cent: that much less is no fall. */
  @Test
  void isShortBy_hasTheSameFloor() {
    assertThat(Gap.isShortBy(0.1, 100, 89.9)).isTrue();
    assertThat(Gap.isShortBy(0.1, 100, 90)).isFalse();
    assertThat(Gap.isShortBy(0.1, 0.05, 0.041)).isFalse();
    assertThat(Gap.isShortBy(0.1, -100, -110.1)).isTrue();
  }

  @Test
  void isCloseEnough_looksForCentsWhereThereAreDollars() {
    assertThat(Gap.isCloseEnough(1e-4, 5, 4.995)).isFalse();
    assertThat(Gap.isCloseEnough(1e-4, 5, 4.9996)).isTrue();
    assertThat(Gap.isCloseEnough(1e-4, 0.003, 0)).isTrue();
  }

  @Test
  void of_isANumberWhereTheBoundIsNothing() {
    assertThat(Gap.of(0, 0)).isZero();
    assertThat(Gap.of(1e-9, 0)).isZero();
    assertThat(Gap.of(0, -3)).isEqualTo(1);
  }
}
