package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCommandTest {

  @TempDir private Path parent;

  @Test
  void printsProfilesThatTheDatasetCanTakeBack() throws IOException {
    Path dataset = TestFleet.write(parent);
    Files.deleteIfExists(dataset.resolve("profiles.csv"));
    ProgramRun run = ProgramRun.of("profile", dataset);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("workload,phase,accelerator,accelerators,requests_per_second,watts\n")
        .containsPattern("(?m)^chat,decode,h100,[0-9.]+,[0-9.]+,[0-9.]+$")
        .contains("bound by");
    Files.writeString(dataset.resolve("profiles.csv"), run.out());
    assertThat(ProgramRun.of("check", dataset).exitCode()).isZero();
  }

  private ProgramRun compare(Object... more) {
    return compareLengths(1500, 300, more);
  }

  private ProgramRun compareLengths(int prompt, int output, Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("profile", "--model", "llama-3.1-70b", "--prompt", prompt, "--output", output));
    arguments.addAll(List.of("--ttft", 1000, "--tpot", 50));
    arguments.addAll(List.of(more));
    return ProgramRun.of(arguments.toArray());
  }

  @Test
  void withAModel_comparesEveryTypeOfTheCatalogue() throws IOException {
    Path json = parent.resolve("c.json");
    ProgramRun run = compare("--json", json, "--rent", "h100=2.50");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("llama-3.1-70b: 1,500 prompt and 300 output tokens")
        .contains("Prefill, requests/s", "Decode, requests/s", "Aggregated, requests/s")
        .contains("no source states tdp_w of tpu-v5e; nothing is guessed")
        .contains("p40 has CUDA compute capability 6.1");
    assertThat(Files.readString(json))
        .containsPattern(
            "\"accelerator\": \"h100\",\\s+\"released\": \"2022-03-22\",\\s+\"usd_per_hour\":"
                + " 2.5,\\s+\"price_basis\": \"rental\"")
        .contains("\"price_basis\": \"purchase\"", "\"price_basis\": null");
  }

  @Test
  void requestsPerDollar_followFromRateAndPrice() {
    ProgramRun run = compare("--accelerator", "h100", "--rent", "h100=3.60");
    var row = Pattern.compile("(?m)^  h100 +([0-9.]+) +([0-9,]+) +([0-9.]+) ").matcher(run.out());
    assertThat(row.find()).isTrue();
    double perDollar = Double.parseDouble(row.group(2).replace(",", ""));
    double perAccelerator = Double.parseDouble(row.group(3));
    // A dollar buys 1000 seconds.
    assertThat(perDollar).isCloseTo(1000 * perAccelerator, withinPercentage(1));
  }

  @Test
  void chart_hasADotForEachPhaseAndType() throws IOException {
    Path chart = parent.resolve("roof.svg");
    assertThat(
            compare("--accelerator", "h100", "--accelerator", "a100-80", "--chart", chart)
                .exitCode())
        .isZero();
    String svg = Files.readString(chart);
    for (String phase : List.of("prefill", "decode", "aggregated")) {
      assertThat(svg).contains("<title>h100 " + phase + ": ", "<title>a100-80 " + phase + ": ");
    }
    assertThat(svg.split("class=\"roof\"", -1)).hasSize(3);
  }

  @Test
  void wrongCombinations_areWrongUsage() {
    Path dataset = TestFleet.write(parent);
    assertThat(ProgramRun.of("profile").err())
        .contains("Without a DATASET, also needed: --model, --prompt, --output, --ttft, --tpot");
    assertThat(ProgramRun.of("profile", dataset, "--model", "llama-3.1-70b", "--ttft", 1).err())
        .contains("--model, --ttft describes a workload of its own");
    assertThat(compare("--accelerator", "h10").err())
        .contains("\"h10\" is not a known accelerator. Maybe \"h100\".");
    assertThat(compare("--model", "llama").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(compare("--rent", "h100").err()).contains("--rent takes TYPE=USD");
    assertThat(compare("--years", "0").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(compare("--chart", parent.resolve("none/x.svg")).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  /** llama-3.1-70b takes 131072 tokens: exactly as many are compared, one more is refused. */
  @Test
  void requestsLongerThanTheModelTakes_areWrongUsage() {
    ProgramRun longer = compareLengths(131_000, 73);
    assertThat(longer.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(longer.err())
        .contains(
            "--prompt and --output together are 131073 tokens, and llama-3.1-70b takes at most"
                + " 131072");
    assertThat(compareLengths(131_000, 72).exitCode()).isZero();
  }
}
