package io.fleetfold.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that publishes without a pause, {@value #KILLS} times at random instants, and
 * looks each time whether a whole result is in force and none older than before.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGKILL")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KillIT {

  private static final int KILLS = 200;
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** From the process's start on: from before it runs until it has published many times. */
  private static final long LONGEST_LIFE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  @TempDir private Path parent;

  @Test
  void killedAtAnyInstant_theOldOrTheNewResultIsInForce() throws Exception {
    var random = new SplittableRandom(6);
    Path state = parent.resolve("state");
    int inForce = 0;
    int advanced = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(state);
      LockSupport.parkNanos(random.nextLong(LONGEST_LIFE_NANOS));
      process.destroyForcibly().waitFor();
      int now = inForce(state);
      assertThat(now).as("after kill %s", kill).isGreaterThanOrEqualTo(inForce);
      advanced += now > inForce ? 1 : 0;
      inForce = now;
    }
    assertThat(advanced).as("kills before which something was published").isGreaterThan(0);
    try (RunStore store = RunStore.open(state)) {
      assertThat(Integer.parseInt(store.nextNumber())).isGreaterThan(inForce);
    }
    assertThat(state.resolve("runs")).isDirectoryNotContaining("glob:**/.tmp-*");
  }

  private Process start(Path state) throws IOException {
    return new ProcessBuilder(
            JAVA.toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            PublishLoop.class.getName(),
            state.toString())
        .redirectErrorStream(true)
        .redirectOutput(parent.resolve("talk").toFile())
        .start();
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
    assertThat(current.resolve("last")).hasContent(number);
    assertThat(current.resolve("large")).hasSize(PublishLoop.BYTES);
    return Integer.parseInt(number);
  }
}
