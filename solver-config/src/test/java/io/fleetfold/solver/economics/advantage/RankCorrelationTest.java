package io.fleetfold.solver.economics.advantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {

  @Test
  void onlyTheOrderCounts() {
    assertThat(RankCorrelation.of(new double[] {1, 2, 3, 4}, new double[] {1, 10, 11, 1000}))
        .isCloseTo(1, within(1e-12));
    assertThat(RankCorrelation.of(new double[] {1, 2, 3, 4}, new double[] {9, 7, 5, 3}))
        .isCloseTo(-1, within(1e-12));
  }

  /** Ranks 0, 1, 2, 3 beside 1, 0, 3, 2: 1 - 6 * 4 / (4 * 15) = 0.6. */
  @Test
  void spearmansFormulaHoldsWithoutTies() {
    assertThat(RankCorrelation.of(new double[] {1, 2, 3, 4}, new double[] {20, 10, 40, 30}))
        .isCloseTo(0.6, within(1e-12));
  }

  /** Equal values share rank 0.5: covariance 4.5 of variances 4.5 and 5. */
  @Test
  void equalValuesShareTheirRank() {
    assertThat(RankCorrelation.of(new double[] {5, 5, 6, 7}, new double[] {1, 2, 3, 4}))
        .isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
  }

  @Test
  void nothingIsSaidAboutTooLittle() {
    assertThat(RankCorrelation.of(new double[] {1, 2}, new double[] {1, 2})).isNaN();
    assertThat(RankCorrelation.of(new double[] {1, 1, 1}, new double[] {1, 2, 3})).isNaN();
    assertThatThrownBy(() -> RankCorrelation.of(new double[3], new double[4]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
