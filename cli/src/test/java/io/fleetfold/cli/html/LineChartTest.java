package io.fleetfold.cli.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineChartTest {

  private static LineChart.Series line(String label, double[]... points) {
    return new LineChart.Series(label, false, List.of(points));
  }

  /** From 0 to 10 in x and 0 to 100 in y: the first point is lower left, the last upper right. */
  @Test
  void pointsLieBetweenRoundNumbers() {
    String svg =
        LineChart.svg(
            "a < b",
            "kW",
            "$/h",
            List.of(line("margin", new double[] {0, 0}, new double[] {10, 100})));
    assertThat(svg)
        .contains("aria-label=\"a &lt; b\"", ">margin</text>", ">100</text>", ">10</text>")
        .contains("d=\"M90 380L870 80\"");
  }

  @Test
  void emptyLinesAndSinglePointsAreNoTrouble() {
    String svg =
        LineChart.svg("t", "x", "y", List.of(line("left out"), line("one", new double[] {3, 7})));
    assertThat(svg).doesNotContain("left out", "NaN", "Infinity").contains(">one</text>", "h4\"");
  }
}
