package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatIfCommandTest {

  @TempDir private Path parent;
  private Path dataset;

  @BeforeEach
  void write() {
    dataset = TestFleet.write(parent);
  }

  /** Without chat its contract and its 72 or more dollars are gone, whatever a search finds. */
  @Test
  void aDifferenceLargerThanTheGapsIsCertain() {
    ProgramRun run =
        ProgramRun.of(
            "whatif", dataset, "--set", "workloads.chat.*_usd_per_mtok=0", "--steps", 2, "-q");
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    run =
        ProgramRun.of(
            "whatif", dataset, "--set", "workloads.chat.input_usd_per_mtok=0", "--steps", 2, "-q");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("two-racks changed: ")
        .containsAnyOf("it earns less for certain", ", proven")
        .contains("revenue", "what the best plans differ by");
  }

  @Test
  void nothingChangedIsNoDifference() {
    ProgramRun run =
        ProgramRun.of(
            "whatif", dataset, "--set", "workloads.chat.ttft_ms=x1", "--steps", 2, "--json", "-q");
    assertThat(run.out())
        .contains("\"difference_usd_per_hour\": 0,", "\"certainty\": \"within_gaps\"");
  }

  @Test
  void aSweepIsWrittenAsTableAndChart() throws IOException {
    Path out = parent.resolve("study");
    ProgramRun run =
        ProgramRun.of(
            "whatif", dataset, "--sweep", "limit:hall=6..12:2", "--out", out, "--steps", 2, "-q");
    assertThat(run.exitCode()).isZero();
    assertThat(out).isDirectoryContaining("glob:**sweep.svg");
    assertThat(Files.readString(out.resolve("sweep.csv")))
        .startsWith("value,margin_usd_per_hour,upper_bound_usd_per_hour,gap,")
        .hasLineCount(5);
    assertThat(Files.readString(out.resolve("whatif.json"))).contains("\"sweep\": [");
    assertThat(Files.readString(out.resolve("sweep.svg"))).contains("<path class=\"s1\"");
  }

  @Test
  void wrongUseIsSaid() {
    assertThat(ProgramRun.of("whatif", dataset).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(ProgramRun.of("whatif", dataset, "--sweep", "limit:hall").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(ProgramRun.of("whatif", dataset, "--limit", "hall").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(ProgramRun.of("whatif", dataset, "--set", "hall=3").exitCode())
        .isEqualTo(ExitCode.USAGE);
    ProgramRun wrong =
        ProgramRun.of("whatif", dataset, "--limit", "hal=3", "--out", parent.resolve("none"));
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(wrong.err()).contains("Maybe \"hall\".");
    assertThat(parent.resolve("none")).doesNotExist();
  }
}
