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
    assertThat(run.out()).contains("every figure compared is right");
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
  void fileThatIsNoCertificateIsRefusedWithItsPlace() {
    edit("duals.csv", text -> text.replaceFirst("(?m)^(flow,chat,.*,)[0-9.]+$", "$1-4"));
    assertRefused("duals.csv:2:7: \"-4\" is not a price");
    edit("duals.csv", text -> "a,b\n1,2\n");
    assertRefused("duals.csv:1:1: the column kind is missing");
    edit(
        "duals.csv",
        text -> "kind,subject,site,kv_group,phase,divisor_rps,price\npower,hall,,,,3,1\n");
    assertRefused("duals.csv:2:6: \"3\" is not empty: a price of this kind has no divisor_rps");
  }

  /** Plans that were written before there were groups have no column for them. */
  @Test
  void pricesWithoutGroupsAreThoseOfTheCommonGroup() {
    edit("duals.csv", text -> text.replaceAll("(?m)^(([^,\\n]*,){3})[^,\\n]*,", "$1"));
    assertThat(ProgramRun.of("verify", dataset, plan).out())
        .contains("every figure compared is right");
  }

  @Test
  void priceOfSomethingElseIsFoundWithItsLine() {
    edit("duals.csv", text -> text.replaceFirst("flow,tags", "flow,chess"));
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.out())
        .containsPattern("duals.csv:[0-9]+:1: price of flow chess ewr prefill is of a workload,");
    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
  }

  @Test
  void missingPricesAreSaid() throws IOException {
    Files.delete(plan.resolve("duals.csv"));
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("not compared: duals.csv (not beside the plan, so that no upper bound was");
  }

  private void assertRefused(String problem) {
    ProgramRun run = ProgramRun.of("verify", dataset, plan);
    assertThat(run.err()).contains(problem);
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
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
