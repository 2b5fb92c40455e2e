package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.solver.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressTalkTest {

  private final StringWriter err = new StringWriter();

  @Test
  void plainLinesComeEveryFiveSecondsAndAtEveryStage() {
    try (var talk = new ProgressTalk(new PrintWriter(err, true), false)) {
      talk.accept(progress("bound", 0, Double.NaN, null));
      talk.accept(progress("bound", 1_000, 0, null));
      talk.accept(progress("search", 1_200, 90, 100.0));
      talk.accept(progress("search", 3_000, 91, 100.0));
      talk.accept(progress("search", 6_200, 95, 100.0));
    }
    assertThat(err.toString().replace(System.lineSeparator(), "\n"))
        .isEqualTo(
            """
                0.0s  bound
                1.2s  search              margin $90.00/h  at most $100.00/h  gap 10.00 %
                6.2s  search              margin $95.00/h  at most $100.00/h  gap 5.00 %  rising by $1.00 a second
            """);
  }

  @Test
  void terminalLineIsRewrittenAndTakenAwayAtTheEnd() {
    try (var talk = new ProgressTalk(new PrintWriter(err, true), true)) {
      talk.accept(progress("search", 0, 90, null));
      talk.accept(progress("search", 100, 91, null));
      talk.accept(progress("search", 200, 92, null));
    }
    assertThat(err)
        .hasToString(
            "\r"
                + "\u001b[K    0.0s  search              margin $90.00/h\r"
                + "\u001b[K    0.2s  search              margin $92.00/h  rising by $10.00 a"
                + " second\r"
                + "\u001b[K");
  }

  private static Progress progress(
      String stage, long millis, double margin, @Nullable Double bound) {
    return new Progress(stage, Duration.ofMillis(millis), margin, bound, 0);
  }
}
