package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  private static final List<String> NAMES =
      List.of(
          "h200",
          "h100",
          "h100-pcie",
          "a100-80",
          "mi300x",
          "gb200",
          "llama-3.1-8b",
          "llama-3.1-70b");

  @ParameterizedTest
  @CsvSource({
    "h10,h100",
    "h1000,h100",
    "H100,h100",
    "h010,h100",
    "h100-sxm5-80gb,h100",
    "mi300,mi300x",
    "m300x,mi300x",
    "a100,a100-80",
    "llama-3.1-80b,llama-3.1-8b",
    "llama-3.1,llama-3.1-8b",
    "lama-3.1-70b,llama-3.1-70b"
  })
  void finds(String wrong, String nearest) {
    assertThat(new Nearest().find(wrong, NAMES)).isEqualTo(nearest);
  }

  @ParameterizedTest
  @CsvSource({"x", "tpu-v5e", "''", "b"})
  void findsNothing(String wrong) {
    assertThat(new Nearest().find(wrong, NAMES)).isNull();
  }

  @Test
  void longNames_areNotCompared() {
    assertThat(new Nearest().find("x".repeat(201), List.of("x".repeat(200)))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "abc,abc,0",
    "abc,abd,1",
    "abc,acb,1",
    "abc,abxc,1",
    "abc,ac,1",
    "abc,xyz,3",
    "kitten,sitting,3",
    "ab,abcdef,4"
  })
  void typingErrors(String a, String b, int errors) {
    assertThat(Nearest.typingErrors(a, b, 3)).isEqualTo(errors);
    assertThat(Nearest.typingErrors(b, a, 3)).isEqualTo(errors);
  }

  @Test
  void manyWrongNamesAgainstManyNames_endSoon() {
    List<String> names = IntStream.range(0, 100_000).mapToObj(i -> "host-" + i).toList();
    Nearest nearest = new Nearest();

    Assertions.assertTimeout(
        Duration.ofSeconds(60),
        () -> IntStream.range(0, 1000).forEach(i -> nearest.find("hots-x" + i, names)));
  }
}
