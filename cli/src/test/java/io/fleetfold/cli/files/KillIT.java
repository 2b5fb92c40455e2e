package io.fleetfold.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that publishes without a pause, {@value #KILLS} times at random instants, and
 * looks each time whether a whole result is in force and none older than before, and whether all
 * that is there is whole.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGKILL")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KillIT {

  private static final int KILLS = 200;
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** From when it begins, or has published once, until it has published many times. */
  private static final long LONGEST_LIFE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  @TempDir private Path parent;

  @Test
  void killedAtAnyInstant_theOldOrTheNewResultIsInForce() throws Exception {
    var random = new SplittableRandom(6);
    Path state = parent.resolve("state");
    int inForce = 0;
    int advanced = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(state);
      assertThat(process.getInputStream().readNBytes(1 + kill % 2)).hasSize(1 + kill % 2);
      LockSupport.parkNanos(random.nextLong(LONGEST_LIFE_NANOS));
      process.destroyForcibly().waitFor();
      int now = inForce(state);
      assertThat(runs(state))
          .as("after kill %s", kill)
          .hasSizeLessThanOrEqualTo(PublishLoop.KEPT + 2)
          .allSatisfy(KillIT::isWhole);
      assertThat(now).as("after kill %s", kill).isGreaterThanOrEqualTo(inForce);
      advanced += now > inForce ? 1 : 0;
      inForce = now;
    }
    assertThat(advanced).as("kills before which something was published").isGreaterThan(0);
    try (RunStore store = RunStore.open(state)) {
      assertThat(Integer.parseInt(store.nextNumber())).isGreaterThan(inForce);
    }
    assertThat(state.resolve("runs")).isDirectoryNotContaining("glob:**/.fleetfold-*");
  }

  /** No file may grow beyond 16 KB there, so writing ends in the middle, as on a full disk. */
  @Test
  void fullDiskIsOneErrorAndChangesNothing() throws Exception {
    Path state = parent.resolve("state");
    try (RunStore store = RunStore.open(state)) {
      store.keep(
          "0001",
          folder -> Files.writeString(folder.resolve(RunStore.RECORD), "{\"run\": \"0001\"}"));
      store.putInForce("0001");
    }
    var command = new ArrayList<>(List.of("bash", "-c", "ulimit -f 16; exec \"$@\"", "bash"));
    command.addAll(command(state));
    Path talk = parent.resolve("talk");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(talk.toFile()).start();
    assertThat(process.waitFor()).isNotZero();
    assertThat(talk).content().contains("Cannot write to " + state, "Nothing was changed.");
    assertThat(Files.readSymbolicLink(state.resolve("current"))).hasToString("runs/0001");
    assertThat(state.resolve("runs").toFile().list()).containsExactly("0001");
  }

  private Process start(Path state) throws IOException {
    return new ProcessBuilder(command(state))
        .redirectError(parent.resolve("talk").toFile())
        .start();
  }

  private static List<String> command(Path state) {
    return List.of(
        JAVA.toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xshare:auto",
        "-cp",
        System.getProperty("java.class.path"),
        PublishLoop.class.getName(),
        state.toString());
  }

  /** The number of the result in force, which must be whole; 0 if there is none yet. */
  private static int inForce(Path state) throws IOException {
    Path current = state.resolve("current");
    if (!Files.isSymbolicLink(current)) {
      assertThat(current).doesNotExist();
      return 0;
    }
    String number = Files.readString(current.resolve("first"));
    assertThat(Files.readSymbolicLink(current)).hasToString("runs/" + number);
    assertThat(current.toRealPath()).satisfies(KillIT::isWhole);
    return Integer.parseInt(number);
  }

  /** All that is taken for a run. */
  private static List<Path> runs(Path state) throws IOException {
    if (!Files.exists(state.resolve("runs"))) {
      return List.of();
    }
    try (Stream<Path> runs = Files.list(state.resolve("runs"))) {
      return runs.filter(run -> !run.getFileName().toString().startsWith(".fleetfold-")).toList();
    }
  }

  private static void isWhole(Path run) {
    assertThat(run.resolve("first")).hasContent(run.getFileName().toString());
    assertThat(run.resolve("last")).hasContent(run.getFileName().toString());
    assertThat(run.resolve("large")).hasSize(PublishLoop.BYTES);
  }
}
