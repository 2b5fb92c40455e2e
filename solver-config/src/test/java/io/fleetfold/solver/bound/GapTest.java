package io.fleetfold.solver.bound;

import static org.assertj.core.api.Assertions.assertThat;

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

  @Test
  void of_isANumberWhereTheBoundIsNothing() {
    assertThat(Gap.of(0, 0)).isZero();
    assertThat(Gap.of(1e-9, 0)).isZero();
    assertThat(Gap.of(0, -3)).isEqualTo(1);
  }
}
