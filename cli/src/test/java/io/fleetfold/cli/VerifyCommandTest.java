package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

  /** chat 5 requests/s: 72.00 $/h; 2900 W * 1.5 * 0.10: 0.435 $/h; four h100: 8 $/h. */
  private static final String SOUND =
      """
      shard,workload,phase,host,accelerators,requests_per_second,watts
      chat-prefill-0001,chat,prefill,h1,2,8,1500
      chat-decode-0001,chat,decode,h1,2,5,1400
      """;

  @TempDir private Path parent;
  private Path dataset;
  private Path plan;

  @BeforeEach
  void write() {
    dataset = TestFleet.write(parent);
    plan = parent.resolve("plan");
    TestFleet.put(plan, "plan.csv", SOUND);
  }

  @Test
  void soundPlanHolds() {
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualToNormalizingNewlines(
            plan
                + ": 2 shards hold every limit of two-racks, and every figure compared is right;"
                + " margin $63.57 /h\n"
                + "compared: plan.csv: requests_per_second, watts\n"
                + "not compared: plan.csv: shard, workload, phase, host, accelerators"
                + " (what the rest is computed from)\n"
                + "not compared: duals.csv (not beside the plan, so that no upper bound was"
                + " proven)\n"
                + "not compared: summary.json (not beside the plan)\n");
  }

  @Test
  void pageBesideThePlanIsSaidNotToBeCompared() {
    TestFleet.put(plan, "report.html", "<p>a million dollars</p>");
    assertThat(ProgramRun.of("verify", dataset, plan).out())
        .endsWith("not compared: report.html (a page to look at, made of the same figures)\n");
  }

  @Test
  void planIsNamedByItsFileToo() {
    assertThat(ProgramRun.of("verify", dataset, plan.resolve("plan.csv")).exitCode()).isZero();
  }

  @Test
  void brokenLimitIsNamedWithAmountAndUnit() {
    TestFleet.put(
        plan,
        "plan.csv",
        """
        shard,workload,phase,host,accelerators
        p1,chat,prefill,h1,2
        p2,chat,prefill,h1,2
        p3,chat,prefill,h1,2
        p4,chat,prefill,h1,2
        p5,chat,prefill,h1,2
        """);
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.out())
        .contains(plan + " does not hold:")
        .containsPattern("compute +h1 +2 +accelerators ")
        .containsPattern("memoryCapacity +h1 +160 +GB ");
  }

  @Test
  void wrongFigureIsNamedWithItsLine() {
    TestFleet.put(plan, "plan.csv", SOUND.replace("2,5,1400", "2,5.5,1400"));
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.out())
        .containsPattern(
            "stated +chat-decode-0001 requests_per_second +0.5 +requests/s +plan.csv:3:6: 5.5"
                + " stated, 5 computed");
  }

  @Test
  void summaryIsComparedFieldByField() {
    TestFleet.put(
        plan,
        "summary.json",
        """
        {"margin_usd_per_hour": 70,
         "medium": -1, "hard": 0, "options": {"slo_margin": 0.1}, "note": "\\u001b[31m"}
        """);
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.out())
        .containsPattern("stated +medium +-1 +requests/s +summary.json:2:12: -1 stated, 0 computed")
        .containsPattern(
            "stated +margin_usd_per_hour +6.435 +\\$/h +summary.json:1:25: 70 stated, 63.565"
                + " computed")
        .containsPattern("stated +status +summary.json:1:1: status is missing")
        .containsPattern("stated +workloads +summary.json:1:1: workloads is missing")
        .doesNotContainPattern("stated +(hard|options.slo_margin) ")
        .contains("not compared: summary.json: note (not a field of a summary)");
  }

  @Test
  void missedContractIsSaidButIsNoBrokenLimit() {
    TestFleet.put(
        plan,
        "plan.csv",
        "shard,workload,phase,host,accelerators\np1,chat,prefill,a1,2\nd1,chat,decode,a1,2\n");
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("contract: workload chat is served");
  }

  @Test
  void aSizeThatSplitsNoModel_isNoEngine() throws IOException {
    // Predicted engines: 2 accelerators are fine, 3 are not; nor is a third of one.
    Files.delete(dataset.resolve("profiles.csv"));
    TestFleet.put(
        plan,
        "plan.csv",
        """
        shard,workload,phase,host,accelerators
        s1,chat,prefill,h1,3
        s2,chat,prefill,h1,2
        s3,chat,decode,h1,0.25
        """);
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.out())
        .containsPattern(
            "placement +s1 +1 +shards +plan.csv:2:5: no prefill engine of chat takes this many"
                + " accelerators on any type of the fleet: predicted ones take 1, 2, 4, 8")
        .contains("1 finding")
        .doesNotContain("s2", "s3");
  }

  @Test
  void rowThatCannotBeIsNamed() {
    TestFleet.put(
        plan,
        "plan.csv",
        """
        shard,workload,phase,host,accelerators
        s1,chat,decode,h9,2
        s2,chess,decode,h1,2
        s3,chat,decode,h1,7
        s4,chat,aggregated,h1,2
        """);
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.out())
        .containsPattern("placement +s1 +1 +shards +plan.csv:2:4: host h9 is not in hosts.csv")
        .containsPattern(
            "placement +s2 +1 +shards +plan.csv:3:2: workload chess is not in workloads.csv")
        .containsPattern(
            "placement +s3 +1 +shards +plan.csv:4:5: no decode engine of chat takes this many")
        .containsPattern("placement +s4 +1 +shards +plan.csv:5:5: no aggregated engine of chat");
  }

  @Test
  void pinnedShardMustStay() {
    TestFleet.put(
        plan,
        "previous_plan.csv",
        "shard,workload,phase,host,accelerators,pinned\nx,chat,decode,a1,2,true\n");
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.out()).containsPattern("pinned +chat/decode/x2@a1 +1 +shards");
  }

  @Test
  void planThatCannotBeReadIsWrongInput() {
    TestFleet.put(plan, "plan.csv", "shard,workload\na,b\n");
    assertThat(ProgramRun.of("verify", dataset, plan).exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(ProgramRun.of("verify", dataset, parent.resolve("none")).exitCode())
        .isEqualTo(ExitCode.INPUT_INVALID);
  }
}
