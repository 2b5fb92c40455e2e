package io.fleetfold.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.cli.TestFleet;
import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.performance.SloPolicy;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyClaimTest {

  private static final String PREDICTED =
      "TTFT and TPOT planned with 20.0 % of their targets kept free; TTFT holds for 90 % of"
          + " requests, waiting included";

  @TempDir private Path parent;

  /** The plan has engines of all these rows but tags on the a100-80. */
  private String text(String prefill, String decode, String aggregated)
      throws InvalidInputException {
    Path folder = TestFleet.write(parent);
    TestFleet.put(
        folder,
        "profiles.csv",
        """
        workload,phase,accelerator,accelerators,requests_per_second,watts,ttft_ms,tpot_ms
        chat,prefill,h100,2,8,1500,%s
        chat,decode,h100,2,5,1400,%s
        chat,decode,a100-80,2,4,1000,%s
        tags,aggregated,h100,1,2,800,%s
        tags,aggregated,a100-80,0.5,0.5,300,,
        """
            .formatted(prefill, decode, decode, aggregated));
    FleetProblem problem =
        FleetProblem.of(
            DatasetReader.read(folder), ClosedForm.bundled(), new Migration(2, 24, 120, 10));
    return TestResult.report(TestResult.of(problem, 120.0, false)).latencyText();
  }

  @Test
  void whatNobodyMeasured_isNotClaimed() throws InvalidInputException {
    assertThat(text(",", ",", ","))
        .isEqualTo(
            "TTFT and TPOT not checked: profiles.csv does not state them for chat prefill, chat"
                + " decode, tags aggregated");
    assertThat(text("900,", ",40", ","))
        .isEqualTo(
            PREDICTED + "; not checked, as profiles.csv does not state them, for tags aggregated");
    assertThat(text("900,", ",40", "900,")).endsWith("for tags aggregated");
  }

  @Test
  void whatWasMeasuredOrPredicted_is() throws InvalidInputException {
    assertThat(text("900,", ",40", "900,100")).isEqualTo(PREDICTED);
    assertThat(LatencyClaim.of(List.of(), List.of()).text(new SloPolicy(0.2, 0.9)))
        .isEqualTo(PREDICTED);
  }
}
