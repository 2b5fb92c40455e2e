package io.fleetfold.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void scaledIntegersAreWrittenInFull() {
    assertThat(Figures.exact(1_500, 3)).hasToString("1.5");
    assertThat(Figures.exact(20_000_000, 6)).hasToString("20");
    assertThat(Figures.exact(-1, 6)).hasToString("-0.000001");
    assertThat(Figures.exact(0, 6)).hasToString("0");
    assertThat(Figures.exact(Long.MAX_VALUE, 6)).hasToString("9223372036854.775807");
  }

  @Test
  void dollarsHaveTwoDigitsAndTheirSignInFront() {
    assertThat(Figures.usd(1_234_567_800L)).isEqualTo("$1,234.57");
    assertThat(Figures.usd(-100_000L)).isEqualTo("-$0.10");
    assertThat(Figures.usd(-1_000L)).isEqualTo("$0.00");
    assertThat(Figures.signedUsd(12_000_000L)).isEqualTo("+$12.00");
    assertThat(Figures.signedUsd(-12_000_000L)).isEqualTo("-$12.00");
  }

  @Test
  void ratesHaveThreeDigitsThatMatter() {
    assertThat(Figures.rps(42_000)).isEqualTo("0.042");
    assertThat(Figures.rps(3_141_593)).isEqualTo("3.14");
    assertThat(Figures.rps(1_234_500_000L)).isEqualTo("1,234.5");
    assertThat(Figures.rps(0)).isEqualTo("0.00");
  }

  @Test
  void otherFigures() {
    assertThat(Figures.kilowatts(12_345_678)).isEqualTo("12.3");
    assertThat(Figures.accelerators(250)).isEqualTo("0.25");
    assertThat(Figures.accelerators(8_000)).isEqualTo("8");
    assertThat(Figures.percent(0.973)).isEqualTo("97.3 %");
    assertThat(Figures.percent(null)).isEqualTo("-");
    assertThat(Figures.count(12_345)).isEqualTo("12,345");
  }
}
