package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {

  @TempDir private Path folder;

  private Path measured(String csv) throws IOException {
    return Files.writeString(folder.resolve("measured.csv"), csv);
  }

  @Test
  void writesConstantsIntervalsAndErrors() throws IOException {
    Path measured =
        measured(
            """
            accelerator,count,tp,model,dtype,framework,phase,input_len,output_len,batch,metric,value
            h100,1,1,llama-3.1-8b,bf16,vllm,decode,1024,1024,16,tpot_ms,10.36
            a100-80,1,1,llama-2-7b,bf16,vllm,decode,1024,1024,16,tpot_ms,16.2
            a100-80,1,1,llama-2-7b,bf16,vllm,prefill,1024,1,16,prefill_latency_ms,1190
            h100,1,1,llama-2-7b,bf16,vllm,prefill,1024,1,16,prefill_latency_ms,389
            abacus,1,1,llama-2-7b,bf16,vllm,prefill,1024,1,16,prefill_latency_ms,389
            """);
    Path out = folder.resolve("out");
    ProgramRun run = ProgramRun.of("calibrate", measured, "--out", out);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .contains("1 rows not used: accelerator \"abacus\" is not in the catalogue");
    assertThat(run.out())
        .contains("a100-80")
        .contains("prefill, accelerator and model left out: 2 points");
    assertThat(out).isDirectoryContaining("glob:**/constants.csv");
    assertThat(Files.readString(out.resolve("intervals.csv")))
        .contains("prefill,no,")
        .contains("decode,no,");
    assertThat(Files.readString(out.resolve("errors.csv"))).contains("h100,vllm,decode,1,");
  }

  @Test
  void filesOfOthersAreNotReplaced() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.writeString(out.resolve("errors.csv"), "mine");
    ProgramRun run = ProgramRun.of("calibrate", measured("accelerator\n"), "--out", out);
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("holds files but no calibration. Maybe another folder");
    assertThat(out.resolve("errors.csv")).hasContent("mine");
  }

  @Test
  void withoutAUsableRow_nothingIsWritten() throws IOException {
    Path out = folder.resolve("out");
    ProgramRun run =
        ProgramRun.of(
            "calibrate", measured("accelerator,value\nh100,1\n"), "--out", out, "--quiet");
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(run.err()).contains("nothing was written");
    assertThat(out).doesNotExist();
  }
}
