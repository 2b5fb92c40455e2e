package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {

  @TempDir private Path folder;

  private Path points(String csv) throws IOException {
    return Files.writeString(folder.resolve("points.csv"), csv);
  }

  @Test
  void addsFourColumnsAndComparesWithWhatWasMeasured() throws IOException {
    Path points =
        points(
            """
            accelerator,count,tp,model,dtype,framework,phase,input_len,output_len,batch,metric,value
            nvidia-h100-sxm-80,8,8,llama-2-70b,fp16,vLLM (Splitwise fork),prefill,1024,128,1,prefill_latency_ms,78.3063
            h100,8,8,parrot,fp16,vllm,prefill,1024,128,1,prefill_latency_ms,
            """);
    Path out = folder.resolve("out.csv");
    ProgramRun run = ProgramRun.of("predict", points, "--out", out);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("1 of 2 rows predicted\n").contains("prefill_latency_ms");
    List<String> lines = Files.readAllLines(out);
    assertThat(lines.get(0)).endsWith(",metric,value,predicted,low,high,note");
    assertThat(lines.get(1)).matches(".*,78\\.3063,[0-9.]+,[0-9.]+,[0-9.]+,");
    assertThat(lines.get(2)).endsWith(",,,,\"model \"\"parrot\"\" is not in the catalogue\"");
  }

  @Test
  void tableThatIsNotThere_isWrongInput() {
    ProgramRun run =
        ProgramRun.of("predict", folder.resolve("none.csv"), "--out", folder.resolve("out.csv"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(run.err()).contains("none.csv:1:1: there is no such file.");
  }

  @Test
  void placeThatCannotBeWritten_isWrongUsage() throws IOException {
    Path points = points("accelerator,metric\n");
    ProgramRun run = ProgramRun.of("predict", points, "--out", folder.resolve("none/out.csv"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("Cannot write ");
  }
}
