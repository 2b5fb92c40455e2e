package io.fleetfold.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.cli.nightly.RunRecordFile;
import io.fleetfold.cli.nightly.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Nights that end before their time, and two at once. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no such signals")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class NightlyIT {

  private static final Path JAR = Path.of("target/fleetfold.jar");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** Each takes as long as a night; {@code files.KillIT} kills what publishes 200 times. */
  private static final int KILLS = Integer.getInteger("fleetfold.kills", 10);

  @TempDir private Path parent;

  @Test
  void killedAtAnyInstantOfTheNight_theOldOrTheNewPlanIsInForce() throws Exception {
    Path dataset = TestFleet.write(parent);
    Path state = parent.resolve("state");
    long start = System.nanoTime();
    assertThat(start(dataset, state, "--steps", "1").waitFor()).isZero();
    long night = System.nanoTime() - start;
    var random = new SplittableRandom(9);
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(dataset, state, "--steps", "1");
      LockSupport.parkNanos(random.nextLong(night));
      process.destroyForcibly().waitFor();
      Path current = state.resolve("current");
      var record = RunRecordFile.read(current);
      assertThat(Sha256.of(current.resolve("plan.csv"))).isEqualTo(record.basis().plan());
      assertThat(current.toRealPath()).hasFileName(record.number());
    }
    assertThat(start(dataset, state, "--steps", "1").waitFor()).isZero();
  }

  @Test
  void sigtermPutsThePlanSoFarInForce() throws Exception {
    Path state = parent.resolve("state");
    Process process = start(TestFleet.write(parent), state, "--time-limit", "1h");
    try (BufferedReader talk = process.errorReader(UTF_8)) {
      String line = "";
      while (line != null && !line.contains("search")) {
        line = talk.readLine();
      }
      process.toHandle().destroy();
      assertThat(process.waitFor()).isEqualTo(ExitCode.STOPPED_EARLY);
    }
    assertThat(Files.readString(state.resolve("current/summary.json"))).contains("\"stopped\"");
    assertThat(Files.readString(state.resolve("fleetfold.prom")))
        .contains("fleetfold_exit_code 75\n");
    assertThat(state.resolve(".fleetfold-state.lock")).doesNotExist();
  }

  @Test
  void twoAtOnce_theSecondFindsTheStateLocked() throws Exception {
    Path dataset = TestFleet.write(parent);
    Path state = parent.resolve("state");
    Process first = start(dataset, state, "--time-limit", "1h");
    try (BufferedReader talk = first.errorReader(UTF_8)) {
      String line = "";
      while (line != null && !line.contains("search")) {
        line = talk.readLine();
      }
      ProgramRun second =
          ProgramRun.of("nightly", dataset, "--state", state, "--steps", 1, "--quiet");
      assertThat(second.exitCode()).isEqualTo(ExitCode.LOCKED);
      assertThat(second.err().lines()).singleElement().asString().startsWith(state + " is locked");
      assertThat(state.resolve("current")).doesNotExist();
    } finally {
      first.destroyForcibly().waitFor();
    }
  }

  private static Process start(Path dataset, Path state, String... more) throws IOException {
    return new ProcessBuilder(command(dataset, state, more)).start();
  }

  private static List<String> command(Path dataset, Path state, String... more) {
    var command =
        new ArrayList<>(
            List.of(
                JAVA.toString(),
                "-jar",
                JAR.toString(),
                "nightly",
                dataset.toString(),
                "--state",
                state.toString()));
    command.addAll(List.of(more));
    return command;
  }
}
