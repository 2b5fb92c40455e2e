package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCommandTest {

  @TempDir private Path parent;

  @Test
  void printsProfilesThatTheDatasetCanTakeBack() throws IOException {
    Path dataset = TestFleet.write(parent);
    Files.deleteIfExists(dataset.resolve("profiles.csv"));
    ProgramRun run = ProgramRun.of("profile", dataset);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("workload,phase,accelerator,accelerators,requests_per_second,watts\n")
        .containsPattern("(?m)^chat,decode,h100,[0-9.]+,[0-9.]+,[0-9.]+$")
        .contains("bound by");
    Files.writeString(dataset.resolve("profiles.csv"), run.out());
    assertThat(ProgramRun.of("check", dataset).exitCode()).isZero();
  }
}
