package io.fleetfold.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private final Patience patience = new Patience(Unimproved.worthTheWait());

  /** 0.02 % of 1,000 $/h are 0.20 $/h. */
  @Test
  void worthTheWait_countsRisesOfAShareOfTheMargin() {
    patience.restart(1000, 0, Duration.ZERO);
    assertThat(isOver(1000.19, 4_999)).isFalse();
    assertThat(isOver(1000.19, 5_000)).isTrue();
    assertThat(isOver(1000.21, 5_000)).isFalse();
    assertThat(isOver(1000.21, 9_999)).isFalse();
    assertThat(isOver(1000.21, 10_000)).isTrue();
  }

  /** After 50 s without a rise since second 40, a fifth of the time so far has passed. */
  @Test
  void worthTheWait_isLongerInALongSolve() {
    patience.restart(1000, 0, Duration.ofSeconds(40));
    assertThat(isOver(1000, 49_000)).isFalse();
    assertThat(isOver(1000, 50_000)).isTrue();
  }

  private boolean isOver(double margin, long millis) {
    return patience.isOver(margin, 1, Duration.ofMillis(millis));
  }
}
