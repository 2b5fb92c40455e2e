package io.fleetfold.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program in a process of its own, as a scheduler or a person would stop it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class StopOnSignalIT {

  private static final Path JAR = Path.of("target/fleetfold.jar");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir private Path parent;

  @Test
  void sigtermWritesThePlanSoFarAndExitsWith75() throws Exception {
    Path plan = parent.resolve("plan");
    Path fleet = parent.resolve("fleet");
    // too large to be solved to the end at once
    ProgramRun.of("generate", "--accelerators", 2000, "--out", fleet);
    Process process = start("solve", fleet, "--out", plan, "--time-limit", "1h");
    try (BufferedReader talk = process.errorReader(UTF_8)) {
      waitForSearch(talk);
      process.toHandle().destroy(); // Process.destroy() would close the streams too
      assertThat(process.waitFor()).isEqualTo(ExitCode.STOPPED_EARLY);
    }
    assertThat(Files.readString(plan.resolve("summary.json"))).contains("\"status\": \"stopped\"");
    assertThat(plan.resolve("plan.csv")).isNotEmptyFile();
    assertThat(parent.resolve(".fleetfold-plan.lock")).doesNotExist();
    assertThat(process.inputReader(UTF_8).readLine()).contains("search stopped early");
  }

  private static void waitForSearch(BufferedReader talk) throws IOException {
    String line;
    do {
      line = talk.readLine();
      assertThat(line).as("a line of progress before the end").isNotNull();
    } while (!line.contains("search"));
  }

  private static Process start(Object... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(JAVA.toString());
    command.add("-jar");
    command.add(JAR.toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command).start();
  }
}
