package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ShareTextTest {

  private final ShareText shares = new ShareText();

  @ParameterizedTest
  @CsvSource({"20%,0.2", "0.2,0.2", "0%,0", "0.5%,0.005", "99.9%,0.999"})
  void percentOrShare(String text, double share) {
    assertThat(shares.convert(text)).isEqualTo(share);
  }

  @ParameterizedTest
  @ValueSource(strings = {"100%", "1", "20", "-1%", "NaN", "1e-3", "%", ""})
  void oneAndMoreIsNoShare(String text) {
    assertThatThrownBy(() -> shares.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "' is not a share below 1");
  }
}
