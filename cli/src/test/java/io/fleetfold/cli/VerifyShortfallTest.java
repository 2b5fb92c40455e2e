package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a plan says of the contracts that it misses. In 2.9 kW one prefill engine (1.5 kW) and one
 * decode engine (1.4 kW, 5 requests/s) run, so that 5 of 10 promised requests/s are missed;
 * fractions of engines serve more.
 */
class VerifyShortfallTest {

  @TempDir private Path parent;
  private Path dataset;
  private Path plan;
  private ProgramRun solved;
  private String summary;

  @BeforeEach
  void solve() throws IOException {
    dataset = TestFleet.write(parent);
    replace("power_domains.csv", "hall,,12", "hall,,2.9");
    replace("workloads.csv", "2,8,0.5,disaggregated", "2,8,1,disaggregated");
    plan = parent.resolve("plan");
    solved = ProgramRun.of("solve", dataset, "--out", plan, "--steps", 5);
    summary = Files.readString(plan.resolve("summary.json"));
  }

  @Test
  void solveSaysThatLessCannotBeMissed() throws IOException {
    String sentence = "5.00 requests/s of contracts are missed, proven the least";
    assertThat(solved.out()).contains(sentence);
    assertThat(Files.readString(plan.resolve("report.html"))).contains(sentence);
    assertThat(summary)
        .contains("\"medium\": -5,")
        .contains("\"shortfall_proof\": \"proven_least\"")
        .contains("\"least_shortfall_rps\": 5,");
  }

  @Test
  void verifySaysWhatPricesProveAndWhatTheyDoNot() {
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsPattern("compared: shortfall_duals.csv: what contracts miss at least, [3-5]")
        .contains("shortfall_proof, least_shortfall_rps");
  }

  @Test
  void wordsAndFiguresThatDoNotFollowAreFound() throws IOException {
    assertFound("\"proven_least\"", "\"found\"", "\"found\" stated, and it is proven_least");
    assertFound("\"proven_least\"", "\"none\"", "\"none\" stated, and it is proven_least");
    assertFound(
        "\"least_shortfall_rps\": 5,",
        "\"least_shortfall_rps\": 6,",
        "6 stated, as what every plan misses, and this one misses 5");
    assertFound(
        "\"least_shortfall_rps\": 5,",
        "\"least_shortfall_rps\": 0.1,",
        "0.1 stated, and shortfall_duals.csv proves");
  }

  @Test
  void pricesOfOtherFleetsAreFound() throws IOException {
    Path duals = plan.resolve("shortfall_duals.csv");
    Files.writeString(duals, Files.readString(duals).replaceFirst("flow,chat", "flow,chess"));
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.out()).contains("shortfall_duals.csv:2:1: price of flow chess");
  }

  private void assertFound(String right, String wrong, String sentence) throws IOException {
    assertThat(summary).contains(right);
    Files.writeString(plan.resolve("summary.json"), summary.replace(right, wrong));
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.out()).contains(sentence);
  }

  private void replace(String file, String old, String other) throws IOException {
    String text = Files.readString(dataset.resolve(file));
    assertThat(text).contains(old);
    TestFleet.put(dataset, file, text.replace(old, other));
  }
}
