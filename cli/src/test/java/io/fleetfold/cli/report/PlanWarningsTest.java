package io.fleetfold.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.cli.TestFleet;
import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.facts.InputWarning;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanWarningsTest {

  @TempDir private Path parent;

  @Test
  void aPlanThatReliesOnKvAcrossVendors_isWarnedOf() throws InvalidInputException {
    // chat: prefill 8 on h100; decode 5 on h100 and 4 on a100-80. Together min(8, 9) = 8, apart
    // min(8, 5) + min(0, 4) = 5: 3 of its 10 requests/s cross. The a100-80 decodes in line 4 of
    // plan.csv.
    assertThat(warnings("nvidia", "", "amd", ""))
        .containsExactly(
            "plan.csv:4:8: warning: 3.00 of 10.00 requests/s of chat pass their KV cache between"
                + " accelerators of different vendors (amd, nvidia), which few serving stacks can."
                + " Give the types different values of kv_group in accelerators.csv if yours"
                + " cannot, the same value if it can.");
  }

  @Test
  void oneVendor_orAGroupThatSaysSo_isFine() throws InvalidInputException {
    assertThat(warnings("nvidia", "", "nvidia", "")).isEmpty();
    assertThat(warnings("nvidia", "nixl", "amd", "nixl")).isEmpty();
    assertThat(warnings("nvidia", "a", "amd", "b")).isEmpty();
  }

  private List<String> warnings(String vendor, String group, String otherVendor, String otherGroup)
      throws InvalidInputException {
    Path folder = TestFleet.write(parent);
    TestFleet.put(
        folder,
        "accelerators.csv",
        """
        accelerator,vendor,memory_gb,memory_bandwidth_gb_s,fp16_tflops,fp8_tflops,tdp_w,kv_group
        h100,%s,80,3350,989,1979,700,%s
        a100-80,%s,80,2039,312,,400,%s
        """
            .formatted(vendor, group, otherVendor, otherGroup));
    FleetProblem problem =
        FleetProblem.of(
            DatasetReader.read(folder), ClosedForm.bundled(), new Migration(2, 24, 120, 10));
    return TestResult.feasible(problem).warnings().stream().map(InputWarning::text).toList();
  }
}
