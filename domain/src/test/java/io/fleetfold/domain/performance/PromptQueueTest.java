package io.fleetfold.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PromptQueueTest {

  private final PromptQueue queue = new PromptQueue(new Assumptions.Queueing(0.9, 1.0, 0.95));

  @Test
  void ninetyPercentDoNotWaitWhenTheEngineIsRarelyBusy() {
    assertThat(queue.waitSeconds(0.09, 1.0, 1)).isZero();
  }

  @Test
  void waitGrowsWithUtilisation() {
    // s * (1 + v) / (2 * (1 - u)) = 1 * 2 / (2 * 0.5) = 2; ln(0.5 / 0.1) = 1.6094
    assertThat(queue.waitSeconds(0.5, 1.0, 1)).isCloseTo(3.2189, within(1e-4));
  }

  @Test
  void promptsReadTogetherAverageOut() {
    // 1 * (1 + 1/4) / (2 * 0.5) = 1.25; times ln 5
    assertThat(queue.waitSeconds(0.5, 1.0, 4)).isCloseTo(2.0118, within(1e-4));
  }

  @Test
  void highestUtilisation_isWherePatienceEnds() {
    assertThat(queue.highestUtilisation(3.2189, 1.0, 1)).isCloseTo(0.5, within(1e-4));
  }

  @Test
  void highestUtilisation_isLimited() {
    assertThat(queue.highestUtilisation(1e6, 1.0, 1)).isEqualTo(0.95);
  }

  @Test
  void highestUtilisation_isZeroWhenReadingAloneTakesTooLong() {
    assertThat(queue.highestUtilisation(-0.001, 1.0, 1)).isZero();
  }
}
