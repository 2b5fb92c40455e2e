package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifeCommandTest {

  private static final String SCENARIO_HEADER =
      "scenario,base_year,token_price_fall,demand_growth,generation_years,bandwidth_per_watt_gain,"
          + "compute_per_watt_gain,price_per_watt_gain,support_years,"
          + "upkeep_usd_per_accelerator_hour,source\n";

  @TempDir private Path parent;
  private Path dataset;
  private Path candidates;
  private Path scenarios;

  @BeforeEach
  void write() {
    dataset = TestFleet.write(parent);
    TestFleet.put(
        dataset,
        "accelerators.csv",
        """
        accelerator,vendor,memory_gb,memory_bandwidth_gb_s,fp16_tflops,fp8_tflops,tdp_w,idle_w,\
        released
        h100,nvidia,80,3350,989,1979,700,0,2022-03
        a100-80,nvidia,80,2039,312,,400,0,2020-11
        """);
    candidates = parent.resolve("candidates.csv");
    TestFleet.put(
        parent,
        "candidates.csv",
        """
        accelerator,purchase_usd,rental_usd_per_hour,accelerators_per_host,source
        h100,,2,8,a test
        """);
    scenarios = parent.resolve("scenarios.csv");
    TestFleet.put(
        parent, "scenarios.csv", SCENARIO_HEADER + "fall,2026,0.9,0,2,1,1,1,,0.03,test\n");
  }

  @Test
  void everyPoolGetsAVerdict() {
    ProgramRun run = ProgramRun.of("life", dataset, "--candidates", candidates, "--years", 0, "-q");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("two-racks: ")
        .containsPattern("h100 +ewr +1 .* none newer .* keep\\n")
        .containsPattern("a100-80 +ewr +1 .* h100 ")
        .contains("written off over 5 years at 10 % a year")
        .doesNotContain("Stops paying");
  }

  /** Token prices fall by 90 % a year: nothing lives long. */
  @Test
  void yearsOfAScenarioAreWrittenAsTablesAndChart() throws IOException {
    Path out = parent.resolve("life");
    ProgramRun run =
        ProgramRun.of(
            "life",
            dataset,
            "--candidates",
            candidates,
            "--scenarios",
            scenarios,
            "--years",
            6,
            "--out",
            out,
            "-q");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Stops paying in", "No case here bears it out", "Azure");
    assertThat(Files.readString(out.resolve("economic_life.csv"))).contains("fall,a100-80,true");
    assertThat(Files.readString(out.resolve("claim.csv"))).hasLineCount(4);
    assertThat(Files.readString(out.resolve("life.json"))).contains("\"obsolescence\": [");
    assertThat(out.resolve("life.svg")).exists();
  }

  @Test
  void wrongFilesAndNamesAreSaid() {
    TestFleet.put(
        parent,
        "candidates.csv",
        """
        accelerator,purchase_usd,rental_usd_per_hour,accelerators_per_host,source
        h1000,5,,8,x
        b200,,,8,x
        """);
    ProgramRun wrong = ProgramRun.of("life", dataset, "--candidates", candidates);
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(wrong.err()).contains("candidates.csv:2:1:", "candidates.csv:3:2:", "2 problems");
    ProgramRun unknown = ProgramRun.of("life", dataset, "--scenario", "doom");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("There is no scenario \"doom\"; there are steady, boom");
    assertThat(ProgramRun.of("life", dataset, "--amortise", 0).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }
}
