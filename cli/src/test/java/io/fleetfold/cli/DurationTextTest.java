package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationTextTest {

  private final DurationText durations = new DurationText();

  @ParameterizedTest
  @CsvSource({"500ms,500", "30s,30000", "1.5m,90000", "2h,7200000", "7d,604800000"})
  void numberAndUnit(String text, long millis) {
    assertThat(durations.convert(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"30", "s", "-5s", "5 s", "1e3s", "soon", "", "99999999999s"})
  void everythingElseIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> durations.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "' is not a duration")
        .hasMessageContaining("30s, 5m or 1h");
  }

  @Test
  void noTimeAtAllIsRefused() {
    assertThatThrownBy(() -> durations.convert("0.0001ms"))
        .hasMessageContaining("'0.0001ms' is no time at all");
  }
}
