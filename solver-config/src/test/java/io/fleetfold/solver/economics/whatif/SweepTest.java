package io.fleetfold.solver.economics.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepTest {

  @Test
  void bothEndsAreIncluded() {
    Sweep sweep = Sweep.parse("limit:hall.a=8..9.5:0.5");
    assertThat(sweep.isLimit()).isTrue();
    assertThat(sweep.values())
        .extracting(String::valueOf)
        .containsExactly("8", "8.5", "9.0", "9.5");
    assertThat(sweep.assignment(sweep.values().getFirst())).isEqualTo("hall.a=8");
  }

  @Test
  void aCellOfAnyFileMayBeSwept() {
    Sweep sweep = Sweep.parse("workloads.chat.requests_per_second=10..11:4");
    assertThat(sweep.isLimit()).isFalse();
    assertThat(sweep.assignment(sweep.values().getFirst()))
        .isEqualTo("workloads.chat.requests_per_second=10");
    assertThat(sweep.values()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit:hall",
        "hall=1..2",
        "hall=1-2:1",
        "hall=2..1:1",
        "hall=1..2:0",
        "a=0..9:0.001"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> Sweep.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }
}
