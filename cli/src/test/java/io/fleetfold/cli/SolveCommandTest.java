package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SolveCommandTest {

  private static final List<String> FILES =
      List.of("plan.csv", "summary.json", "moves.csv", "report.html");

  @TempDir private Path parent;
  private Path dataset;
  private Path plan;

  @BeforeEach
  void write() {
    dataset = TestFleet.write(parent);
    plan = parent.resolve("plan");
  }

  @Test
  void planIsWrittenSummarizedAndHolds() {
    ProgramRun run = ProgramRun.of("solve", dataset, "--out", plan, "--steps", 30);
    assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).startsWith("two-racks: ").contains("margin", "Served", "chat", "tags");
    assertThat(run.err()).contains("Written to " + plan);
    assertThat(FILES).allSatisfy(name -> assertThat(plan.resolve(name)).isNotEmptyFile());
    assertThat(ProgramRun.of("verify", dataset, plan).exitCode()).isZero();
  }

  @Test
  void quietRunTalksNotAtAll() {
    ProgramRun run = ProgramRun.of("solve", dataset, "--out", plan, "--steps", 5, "--quiet");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("two-racks: ");
  }

  @Test
  void gapThatIsReachedEndsTheRunAtOnce() throws IOException {
    ProgramRun run =
        ProgramRun.of("solve", dataset, "--out", plan, "--steps", 1_000_000, "--gap", "99%");
    assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(plan.resolve("summary.json"))).contains("\"steps\": 0,");
  }

  /** One workload that one host serves in full: the bound is met, so nothing is worth a wait. */
  @Test
  void runWithoutLimitsEndsByItself() throws IOException {
    TestFleet.put(
        dataset,
        "workloads.csv",
        """
        workload,model,requests_per_second,prompt_tokens,output_tokens,ttft_ms,tpot_ms,\
        input_usd_per_mtok,output_usd_per_mtok
        tags,llama-3.1-8b,2,500,10,9000,200,1.8,10
        """);
    TestFleet.put(
        dataset,
        "profiles.csv",
        """
        workload,phase,accelerator,accelerators,requests_per_second,watts
        tags,aggregated,h100,1,2,800
        """);
    ProgramRun run = ProgramRun.of("solve", dataset, "--out", plan);
    assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("optimal plan");
    assertThat(Files.readString(plan.resolve("summary.json")))
        .contains("\"time_limit_seconds\": 300", "\"gap\": 0.001", "\"steps\": 0,");
  }

  @Test
  void whyNothingCanServeAWorkload_isSaidAsCheckSaysIt() throws IOException {
    Files.delete(dataset.resolve("profiles.csv"));
    TestFleet.put(
        dataset,
        "workloads.csv",
        """
        workload,model,requests_per_second,prompt_tokens,output_tokens,ttft_ms,tpot_ms,\
        input_usd_per_mtok,output_usd_per_mtok
        chat,deepseek-r1,10,1000,250,1000,50,2,8
        """);
    ProgramRun run = ProgramRun.of("solve", dataset, "--out", plan, "--steps", 1);
    // 671 GB of weights and 0.1 GB of cache; 8 x 80 GB, of which a tenth is kept free.
    assertThat(run.out())
        .containsPattern("chat .* no active host can serve it: weights and one sequence need 671")
        .contains("8 x h100 leave 576.0 GB");
    assertThat(ProgramRun.of("check", dataset).out()).contains("8 x h100 leave 576.0 GB");
  }

  @Test
  void sameInputSeedAndStepsGiveTheSameBytes() throws IOException {
    Path again = parent.resolve("again");
    ProgramRun.of("solve", dataset, "--out", plan, "--steps", 20, "--seed", 7);
    ProgramRun.of("solve", dataset, "--out", again, "--steps", 20, "--seed", 7);
    for (String name : FILES) {
      assertThat(again.resolve(name)).hasSameBinaryContentAs(plan.resolve(name));
    }
    assertThat(Files.readString(plan.resolve("summary.json"))).contains("\"solve_seconds\": null");
  }

  @Test
  void planInForceGoesAlongAndCanBeReplacedByTheResult() throws IOException {
    ProgramRun.of("solve", dataset, "--out", plan, "--steps", 20);
    String before = Files.readString(plan.resolve("plan.csv"), StandardCharsets.UTF_8);
    ProgramRun run =
        ProgramRun.of("solve", dataset, "--out", plan, "--steps", 20, "--previous", plan);
    assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("Against the plan in force: 0 stop, 0 move, 0 start");
    assertThat(plan.resolve("previous_plan.csv")).hasContent(before);
    assertThat(plan.resolve("plan.csv")).hasContent(before);
    assertThat(ProgramRun.of("verify", dataset, plan).exitCode()).isZero();
  }

  @Test
  void planThatMustBreakALimitIsMarked() throws IOException {
    TestFleet.put(
        dataset,
        "power_domains.csv",
        "power_domain,parent,limit_kw\nhall,,1\nrack-1,hall,8\nrack-2,hall,8\n");
    TestFleet.put(
        dataset,
        "previous_plan.csv",
        "shard,workload,phase,host,accelerators,pinned\nd1,chat,decode,h1,2,true\n");
    ProgramRun run = ProgramRun.of("solve", dataset, "--out", plan, "--steps", 20);
    assertThat(run.exitCode()).isEqualTo(ExitCode.NO_FEASIBLE_PLAN);
    assertThat(run.out())
        .contains("NO FEASIBLE PLAN FOUND", "power: power domain hall draws 1.4 kW");
    assertThat(Files.readString(plan.resolve("summary.json")))
        .contains("\"status\": \"infeasible\"", "\"rule\": \"power\"");
    assertThat(ProgramRun.of("verify", dataset, plan).exitCode())
        .isEqualTo(ExitCode.VERIFICATION_FAILED);
  }

  @Test
  void foreignFolderIsRefused() {
    TestFleet.put(plan, "photo.jpg", "smile");
    ProgramRun run = ProgramRun.of("solve", dataset, "--out", plan, "--steps", 1);
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("holds files but no plan");
    assertThat(ProgramRun.of("solve", dataset, "--out", plan, "--steps", 1, "--force").exitCode())
        .isZero();
    assertThat(plan.resolve("photo.jpg")).hasContent("smile");
  }

  @Test
  void lockedFolderIsSaidSo() throws IOException {
    Path lock = parent.resolve(".fleetfold-plan.lock");
    try (FileChannel held =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      held.lock();
      ProgramRun run = ProgramRun.of("solve", dataset, "--out", plan, "--steps", 1);
      assertThat(run.exitCode()).isEqualTo(ExitCode.LOCKED);
      assertThat(run.err()).contains("is locked: another run of Fleetfold works on it");
    }
  }
}
