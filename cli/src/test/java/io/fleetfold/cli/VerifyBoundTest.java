package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify} proves the stated bound anew, and says when it cannot. */
class VerifyBoundTest {

  @TempDir private Path parent;
  private Path dataset;
  private Path plan;

  @BeforeEach
  void solve() {
    dataset = TestFleet.write(parent);
    plan = parent.resolve("plan");
    ProgramRun.of("solve", dataset, "--out", plan, "--steps", 5);
  }

  @Test
  void boundOfASolvedPlanHolds() {
    assertThat(plan.resolve("duals.csv")).isNotEmptyFile();
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.out()).contains("every stated figure is right");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void pricesThatProveLessAreFound() {
    edit("duals.csv", text -> text.replaceAll("(?m)^((flow|rounded),chat,.*,)[0-9.]+$", "$10"));
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.out())
        .containsPattern("bound +upper_bound_usd_per_hour +[0-9.]+ +\\$/h")
        .contains("it says, but duals.csv proves no less than");
  }

  @Test
  void boundBelowWhatIsProvenAndBelowTheMarginIsFound() {
    edit(
        "summary.json",
        text ->
            text.replaceFirst(
                "\"upper_bound_usd_per_hour\": [0-9.]+", "\"upper_bound_usd_per_hour\": 1.5"));
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.out())
        .contains("no plan can earn more than $1.50, it says, but duals.csv proves")
        .contains("more than the stated upper bound of $1.50")
        .containsPattern("stated +gap");
  }

  @Test
  void fileThatIsNoCertificateIsFound() {
    edit("duals.csv", text -> text.replaceFirst("(?m)^(flow,chat,.*,)[0-9.]+$", "$1-4"));
    assertThat(ProgramRun.of("verify", dataset, plan).out())
        .contains("duals.csv: line 2: '-4' is not a price");
    edit("duals.csv", text -> text.replace("-4", "4").replace("flow,chat", "flow,chess"));
    assertThat(ProgramRun.of("verify", dataset, plan).out())
        .contains("duals.csv: price of flow chess ewr prefill is of a workload or site");
    edit("duals.csv", text -> "a,b\n1,2\n");
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.out())
        .contains("duals.csv: the header is not kind,subject,site,phase,divisor_rps,price");
    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
  }

  @Test
  void missingPricesAreSaid() throws IOException {
    Files.delete(plan.resolve("duals.csv"));
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("upper bound was not verified: there is no duals.csv");
  }

  private void edit(String name, UnaryOperator<String> change) {
    try {
      Path file = plan.resolve(name);
      Files.writeString(file, change.apply(Files.readString(file)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
