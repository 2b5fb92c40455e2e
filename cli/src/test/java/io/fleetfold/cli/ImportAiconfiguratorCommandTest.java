package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers as AIConfigurator writes them ({@code ColumnsAgg} and {@code ColumnsDisagg}). */
class ImportAiconfiguratorCommandTest {

  private static final String AGGREGATED =
      "model,isl,osl,prefix,concurrency,request_rate,bs,global_bs,ttft,tpot,request_latency,"
          + "encoder_latency,encoder_memory,seq/s,seq/s/gpu,tokens/s,tokens/s/gpu,tokens/s/user,"
          + "num_total_gpus,tp,pp,dp,moe_tp,moe_ep,cp,parallel,gemm,kvcache,fmha,moe,comm,memory,"
          + "balance_score,num_ctx_reqs,num_gen_reqs,num_tokens,ctx_tokens,gen_tokens,backend,"
          + "version,system,power_w,tokens/s/gpu_cluster\n";

  private static final String DISAGGREGATED =
      "model,isl,osl,prefix,concurrency,request_rate,(p)bs,(p)global_bs,(p)workers,(d)bs,"
          + "(d)global_bs,(d)workers,ttft,tpot,request_latency,encoder_latency,seq/s,seq/s/gpu,"
          + "tokens/s,tokens/s/gpu,tokens/s/user,(p)seq/s/worker,(d)seq/s/worker,num_total_gpus,"
          + "(p)tp,(p)pp,(p)dp,(p)moe_tp,(p)moe_ep,(p)cp,(p)parallel,(p)gemm,(p)kvcache,(p)fmha,"
          + "(p)moe,(p)comm,(p)memory,(p)backend,(p)version,(p)system,(d)tp,(d)pp,(d)dp,(d)moe_tp,"
          + "(d)moe_ep,(d)parallel,(d)gemm,(d)kvcache,(d)fmha,(d)moe,(d)comm,(d)memory,(d)backend,"
          + "(d)version,(d)system,(e)workers,(e)tp,(e)pp,(e)bs,(e)parallel,(e)memory,power_w,"
          + "tokens/s/gpu_cluster\n";

  @TempDir private Path folder;

  private static String aggregated(String rate, String tp, String tpot, String watts) {
    return "Qwen/Qwen3-32B-FP8,4000,500,0,64,"
        + rate
        + ",64,64,900.5,"
        + tpot
        + ",10000.0,0.0,0.0,"
        + rate
        + ",1.6,1600.0,800.0,50.0,"
        + tp
        + ","
        + tp
        + ",1,1,1,1,1,tp2pp1dp1etp1ep1,fp8_block,fp8,fp8,fp8_block,half,60.5,0.9,1,63,4063,4000,63,"
        + "trtllm,1.0.0,h200_sxm,"
        + watts
        + ",800.0\n";
  }

  private static String disaggregated(String prefillRate, String decodeRate) {
    return "Qwen/Qwen3-32B-FP8,4000,500,0,128,5.1,1,1,4,64,64,1,600.0,18.0,9582.0,0.0,5.1,0.64,"
        + "2550.0,318.0,55.5,"
        + prefillRate
        + ","
        + decodeRate
        + ",8,1,1,1,1,1,1,tp1pp1dp1etp1ep1,fp8_block,fp8,fp8,fp8_block,half,50.0,trtllm,1.0.0,"
        + "h200_sxm,2,1,2,1,4,tp2pp1dp2etp1ep4,fp8_block,fp8,fp8,fp8_block,half,70.0,trtllm,1.0.0,"
        + "h200_sxm,0,0,0,0,,0.0,0.0,318.0\n";
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private ProgramRun run(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of("--ttft", 1000, "--tpot", 40));
    return runWithoutTargets(arguments.toArray());
  }

  private ProgramRun runWithoutTargets(Object... more) {
    List<Object> arguments = new ArrayList<>();
    arguments.addAll(
        List.of(
            "import", "aiconfigurator", "--workload", "chat", "--out", folder.resolve("p.csv")));
    arguments.addAll(List.of(more));
    return ProgramRun.of(arguments.toArray());
  }

  private List<String> rows() throws IOException {
    return Files.readAllLines(folder.resolve("p.csv")).stream()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  @Test
  void aggregatedCandidates_theBestOfEachSizeIsKept() throws IOException {
    Path file =
        file(
            "pareto.csv",
            AGGREGATED
                + aggregated("3.2", "2", "20.0", "500.0")
                + aggregated("2.9", "2", "15.0", "480.0")
                + aggregated("7.5", "4", "20.0", "500.0")
                + aggregated("9.9", "4", "80.0", "500.0"));
    ProgramRun run = run(file);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("2 profiles of 4 candidates, 1 of them too slow");
    // An H200 has 1730 - 700 W of host, fans and network beside its own 500 W.
    assertThat(rows())
        .containsExactly(
            "workload,phase,accelerator,accelerators,requests_per_second,watts,ttft_ms,tpot_ms",
            "chat,aggregated,h200,2,3.2,3060,900.5,20",
            "chat,aggregated,h200,4,7.5,6120,900.5,20");
    assertThat(Files.readString(folder.resolve("p.csv")))
        .contains("# pareto.csv:2: batch 64, TTFT 900.5 ms, TPOT 20.0 ms; watts: power_w of each");
  }

  @Test
  void disaggregatedCandidates_becomeAPrefillAndADecodeEngine() throws IOException {
    Path file = file("best_config_topn.csv", DISAGGREGATED + disaggregated("1.4", "6.1"));
    assertThat(run(file).exitCode()).isZero();
    List<String> rows = rows();
    assertThat(rows.get(1)).startsWith("chat,prefill,h200,1,1.4,");
    // tp 2 times dp 2.
    assertThat(rows.get(2)).startsWith("chat,decode,h200,4,6.1,");
    double watts = Double.parseDouble(rows.get(1).split(",", -1)[5]);
    assertThat(watts).isCloseTo(1600, within(150.0));
    // Of a pair, TTFT is the prefill engine's and TPOT the decode engine's.
    assertThat(rows.get(1)).endsWith(",600,");
    assertThat(rows.get(2)).endsWith(",,18");
    assertThat(Files.readString(folder.resolve("p.csv"))).contains("Fleetfold's power model");
  }

  @Test
  void aDatasetTakesTheResult() throws IOException {
    Path dataset = TestFleet.write(folder);
    Path file =
        file("a.csv", AGGREGATED + aggregated("3.2", "2", "20.0", "500.0").replace("h200", "h100"));
    ProgramRun run =
        ProgramRun.of(
            "import",
            "aiconfigurator",
            file,
            "--workload",
            "chat",
            "--dataset",
            dataset,
            "--out",
            dataset.resolve("profiles.csv"));
    assertThat(run.exitCode()).isZero();
    // chat has 1000 and 250 tokens of llama-3.1-8b; prefix 0 is as in the dataset.
    assertThat(run.err())
        .contains(
            "a.csv:2:1: warning: The candidates are for the model qwen3-32b, and chat has"
                + " llama-3.1-8b.")
        .contains(
            "a.csv:2:2: warning: The candidates are for 4000 prompt tokens, and chat has 1000. Make"
                + " them anew for what the workload has.")
        .contains("a.csv:2:3: warning: The candidates are for 500 output tokens, and chat has 250.")
        .doesNotContain("cache");
    assertThat(ProgramRun.of("check", dataset).exitCode()).isZero();
  }

  @Test
  void everythingWrong_isListedAndNothingWritten() throws IOException {
    Path wrong =
        file(
            "wrong.csv",
            AGGREGATED
                + aggregated("fast", "2", "20.0", "")
                + aggregated("3.2", "2", "20.0", "500.0").replace("h200_sxm", "abacus")
                + aggregated("3.2", "2.5", "20.0", "500.0"));
    Path foreign = file("foreign.csv", "a,b\n1,2\n");
    ProgramRun run = run(wrong, foreign, folder.resolve("none.csv"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(run.err())
        .contains("wrong.csv:2:14: \"fast\" is not a plain decimal number")
        .contains("wrong.csv:3:41: \"abacus\" is not a system that the catalogue knows")
        .contains("wrong.csv:4:20: \"2.5\" is not a whole number")
        .contains("foreign.csv:1:1: these are no candidates of AIConfigurator")
        .contains("none.csv:1:1: there is no such file");
    assertThat(folder.resolve("p.csv")).doesNotExist();
  }

  @Test
  void whatTheFileDoesNotSay_canBeGiven() throws IOException {
    Path bare = file("bare.csv", "tp,seq/s\n2,3.5\n");
    assertThat(run(bare).err()).contains("the system is not stated; name it with --accelerator");
    assertThat(run(bare, "--accelerator", "h100").err()).contains("--prompt and --output");
    assertThat(
            run(
                    bare,
                    "--accelerator",
                    "h100",
                    "--model",
                    "qwen3-32b",
                    "--prompt",
                    4000,
                    "--output",
                    500)
                .exitCode())
        .isZero();
    assertThat(rows().get(1)).startsWith("chat,aggregated,h100,2,3.5,");
  }

  @Test
  void targets_areNeeded_orReadFromTheDataset() throws IOException {
    Path file = file("pareto.csv", AGGREGATED + aggregated("3.2", "2", "20.0", "500.0"));
    assertThat(runWithoutTargets(file).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(runWithoutTargets(file, "--ttft", 1000).err())
        .contains("Candidates may miss your targets: give --ttft and --tpot");
    // Of chat 1000 ms and 50 ms; 900.5 ms and 20 ms meet them.
    Path dataset = TestFleet.write(folder);
    assertThat(runWithoutTargets(file, "--dataset", dataset).exitCode()).isZero();
    ProgramRun tighter = runWithoutTargets(file, "--dataset", dataset, "--ttft", 900);
    assertThat(tighter.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(tighter.err())
        .contains(
            "None of 1 candidate meets TTFT 900 ms and TPOT 50 ms, 1 of them too slow; nothing was"
                + " written.");
    ProgramRun stranger =
        ProgramRun.of(
            "import",
            "aiconfigurator",
            file,
            "--workload",
            "chatt",
            "--dataset",
            dataset,
            "--out",
            folder.resolve("p.csv"));
    assertThat(stranger.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(stranger.err()).contains("\"chatt\" is not in workloads.csv").contains("chat, tags");
  }

  @Test
  void oneBadCandidate_isCountedAndLeftOut() throws IOException {
    Path file =
        file(
            "pareto.csv",
            AGGREGATED
                + aggregated("3.2", "2", "20.0", "500.0")
                + aggregated("0.0", "4", "20.0", "500.0")
                + aggregated("nan", "8", "20.0", "500.0"));
    ProgramRun run = run(file);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("1 profile of 3 candidates, 2 of them unusable");
    assertThat(run.err())
        .contains("pareto.csv:3:14: warning: \"0.0\" is not a rate above 0.")
        .contains("pareto.csv:4:14: warning: \"nan\" is not a plain decimal number");
    assertThat(rows()).hasSize(2);
    assertThat(run(file, "--strict").exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
  }

  @Test
  void candidatesOfTwoWorkloads_areRefused() throws IOException {
    String other = aggregated("3.2", "2", "20.0", "500.0").replace(",4000,500,", ",1000,500,");
    Path file = file("two.csv", AGGREGATED + aggregated("3.2", "2", "20.0", "500.0") + other);
    ProgramRun run = run(file);
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(run.err())
        .contains("two.csv:3:2: \"1000\" is not the length of this workload, which is 4000 tokens");
  }

  @Test
  void aFileThatBreaksOff_isRefused() throws IOException {
    String cut = aggregated("3.2", "2", "20.0", "500.0") + "\"Qwen";
    ProgramRun run = run(file("cut.csv", AGGREGATED + cut));
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
  }

  @Test
  void usage() {
    assertThat(ProgramRun.of("import").err()).contains("Name a tool: aiconfigurator");
    assertThat(ProgramRun.of("import").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run("x.csv", "--model", "parrot").exitCode()).isEqualTo(ExitCode.USAGE);
  }
}
