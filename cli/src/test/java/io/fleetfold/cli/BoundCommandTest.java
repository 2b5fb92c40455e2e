package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundCommandTest {

  @TempDir private Path parent;
  private Path dataset;
  private Path plan;

  @BeforeEach
  void write() {
    dataset = TestFleet.write(parent);
    plan = parent.resolve("plan");
  }

  @Test
  void boundAndWhatBindsAreSaid() {
    ProgramRun run = ProgramRun.of("bound", dataset);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("two-racks: no plan can earn more than $")
        .containsPattern("What binds .*\\n +limit +1 % more earns +binding +of\\n")
        .containsPattern("demand +\\$[0-9.]+ /h +[0-9]+ +2\\n")
        .containsPattern("chat +\\$[0-9.]+ /h\\n")
        .doesNotContain("the plan earns");
  }

  /** chat 5 requests/s: 72.00 $/h; 2900 W * 1.5 * 0.10: 0.435 $/h; four h100: 8 $/h. */
  @Test
  void gapOfAPlanIsSaid() {
    TestFleet.put(
        plan,
        "plan.csv",
        """
        shard,workload,phase,host,accelerators
        p1,chat,prefill,h1,2
        d1,chat,decode,h1,2
        """);
    ProgramRun run = ProgramRun.of("bound", dataset, plan);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).containsPattern("the plan earns \\$63.57 /h: gap [0-9.]+ %");
  }

  @Test
  void planThatMissesAContractIsComparedWithPlansThatDo() {
    TestFleet.put(
        plan, "plan.csv", "shard,workload,phase,host,accelerators\np1,chat,prefill,a1,2\n");
    assertThat(ProgramRun.of("bound", dataset, plan).out())
        .contains(
            "it misses contracts; no plan that serves them as well can earn more than $141.32");
  }

  @Test
  void boundDoesNotSpeakAboutAPlanThatBreaksALimit() {
    TestFleet.put(
        plan, "plan.csv", "shard,workload,phase,host,accelerators\np1,chat,prefill,a1,2\n");
    TestFleet.put(
        dataset, "power_domains.csv", "power_domain,parent,limit_kw\nrack-1,,1\nrack-2,,1\n");
    assertThat(ProgramRun.of("bound", dataset, plan).out())
        .contains("it breaks a limit, so the bound does not speak about it");
  }

  @Test
  void jsonHasEveryPrice() {
    ProgramRun.of("solve", dataset, "--out", plan, "--steps", 5);
    ProgramRun run = ProgramRun.of("bound", dataset, plan, "--json", "--rounds", 2);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("{\n  \"dataset\": \"two-racks\",\n  \"upper_bound_usd_per_hour\": ")
        .contains("\"gap\": ", "\"power_domain\": \"rack-1\"", "\"limit_kw\": 8")
        .contains("\"accelerator\": \"h100\"", "\"workload\": \"tags\"")
        .endsWith("}\n");
  }

  @Test
  void everyPriceIsCheckedAgainstBoundsComputedAgain() {
    ProgramRun run = ProgramRun.of("bound", dataset, "--check");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("two-racks: 7 prices checked, all hold\n")
        .containsPattern("demand +chat +\\$[0-9.]+ +\\$[0-9.]+ .* holds");
    assertThat(ProgramRun.of("bound", dataset, "--check", "--json").out())
        .contains("\"agreement\": \"equal\"", "\"one_more_earns_usd_per_hour\": ");
  }

  @Test
  void wrongUseIsSaid() {
    assertThat(ProgramRun.of("bound", dataset, "--rounds", 0).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(ProgramRun.of("bound", parent.resolve("none")).exitCode())
        .isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(ProgramRun.of("bound", dataset, parent.resolve("none")).exitCode())
        .isEqualTo(ExitCode.INPUT_INVALID);
  }
}
