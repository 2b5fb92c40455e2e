package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdvantageCommandTest {

  @TempDir private Path parent;
  private Path dataset;

  @BeforeEach
  void write() {
    dataset = TestFleet.write(parent);
  }

  @Test
  void everyQuestionHasATable() throws IOException {
    Path out = parent.resolve("advantage");
    ProgramRun run = ProgramRun.of("advantage", dataset, "--out", out, "-q");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("two-racks: which phase each accelerator should do, and why")
        .containsPattern("h100 +ewr +.*(prefill|decode|aggregated) ")
        .containsPattern("model +prefill +[0-9]+ +[01]\\.[0-9]+ ")
        .contains("No measurements were given");
    assertThat(Files.readString(out.resolve("phases.csv"))).hasLineCount(3);
    assertThat(Files.readString(out.resolve("needs.csv"))).hasLineCount(17);
    assertThat(Files.readString(out.resolve("hypothetical.svg"))).contains("</svg>");
    assertThat(Files.readString(out.resolve("advantage.json"))).contains("\"prediction\": [");
  }

  @Test
  void aMissingTableOfMeasurementsIsSaid() {
    ProgramRun run = ProgramRun.of("advantage", dataset, "--measured", parent.resolve("none.csv"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(run.err()).contains("none.csv");
  }
}
