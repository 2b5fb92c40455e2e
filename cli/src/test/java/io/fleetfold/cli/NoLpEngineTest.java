package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that OR-Tools has no native library for: a class path without those jars. */
class NoLpEngineTest {

  private static final String WHY = "the native library of the LP engine (OR-Tools) does not load";

  @TempDir private Path parent;
  private Path dataset;
  private Path plan;

  @BeforeEach
  void write() {
    dataset = TestFleet.write(parent);
    plan = parent.resolve("plan");
  }

  @Test
  void solve_stillWritesAPlanAndSaysThatItHasNoBound() throws Exception {
    assertThat(run("solve", dataset.toString(), "--out", plan.toString(), "--steps", "5")).isZero();
    assertThat(Files.readString(parent.resolve("out.txt"))).contains("no bound: " + WHY);
    assertThat(Files.readString(plan.resolve("summary.json")))
        .contains("\"status\": \"feasible\"", "\"upper_bound_usd_per_hour\": null")
        .contains("\"gap\": null", "\"no_bound_reason\": \"" + WHY);
    assertThat(Files.readString(plan.resolve("report.html"))).contains("No bound: " + WHY);
    assertThat(Files.readAllLines(plan.resolve("plan.csv"))).hasSizeGreaterThan(2);
    assertThat(ProgramRun.of("verify", dataset, plan).exitCode()).isZero();
  }

  @Test
  void commandsThatAreAboutPricesSayThatThereAreNone() throws Exception {
    for (String command : List.of("bound", "life", "advantage")) {
      assertThat(run(command, dataset.toString())).as(command).isEqualTo(ExitCode.USAGE);
      assertThat(Files.readString(parent.resolve("err.txt"))).contains("There ", WHY);
    }
  }

  private int run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPathWithoutNativeLibraries(),
                Fleetfold.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(parent.resolve("out.txt").toFile())
        .redirectError(parent.resolve("err.txt").toFile())
        .start()
        .waitFor();
  }

  /** Of OR-Tools only {@code ortools-java} is left, not {@code ortools-linux-x86-64} and so on. */
  private static String classPathWithoutNativeLibraries() {
    String[] entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    return Arrays.stream(entries)
        .filter(entry -> {
          String name = Path.of(entry).getFileName().toString();
          return !name.startsWith("ortools-") || name.startsWith("ortools-java");
        })
        .collect(Collectors.joining(File.pathSeparator));
  }
}
