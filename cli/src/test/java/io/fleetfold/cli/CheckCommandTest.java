package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

  @TempDir private Path parent;

  @Test
  void saysWhatWasReadAndWhatCanRunWhere() {
    ProgramRun run = ProgramRun.of("check", TestFleet.write(parent));
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualToNormalizingNewlines(
            """
            two-racks: 1 site, 2 hosts, 16 accelerators of 2 types, 3 power domains, 2 workloads

            Accelerators
              accelerator  hosts  total  active  sites
              h100             1      8       8  ewr
              a100-80          1      8       8  ewr

            Power
              power domain  fed by  limit kW  accelerators below
              hall                      12.0                  16
              rack-1        hall         8.0                   8
              rack-2        hall         8.0                   8

            Workloads
              workload  model         demand/s  promised/s  $/h if all is served  serving
              chat      llama-3.1-8b     10.00        5.00               $144.00  any
              tags      llama-3.1-8b      4.00        0.00                $14.40  any

            What can run where: accelerators of an engine x its requests/s
              workload  phase           h100      a100-80
              chat      prefill     2 x 8.00     2 x 3.00
              chat      decode      2 x 5.00     2 x 4.00
              chat      aggregated         -            -
              tags      prefill            -            -
              tags      decode             -            -
              tags      aggregated  1 x 2.00  0.5 x 0.500

            What cannot
              workload  accelerator  phases          why not
              chat      h100         aggregated      profiles.csv has no row for chat aggregated on h100
              chat      a100-80      aggregated      profiles.csv has no row for chat aggregated on a100-80
              tags      h100         prefill decode  profiles.csv has no row for tags prefill on h100
              tags      a100-80      prefill decode  profiles.csv has no row for tags prefill on a100-80
            """);
  }

  @Test
  void workloadThatNothingCanServeIsNamed() {
    Path folder = TestFleet.write(parent);
    TestFleet.put(
        folder,
        "profiles.csv",
        """
        workload,phase,accelerator,accelerators,requests_per_second,watts
        chat,prefill,h100,2,8,1500
        tags,aggregated,h100,1,2,800
        """);
    assertThat(ProgramRun.of("check", folder).out())
        .endsWith("No accelerator of the fleet can serve: chat" + System.lineSeparator());
  }

  @Test
  void wrongInputIsListedWithItsPlaces() {
    Path folder = TestFleet.write(parent);
    TestFleet.put(folder, "sites.csv", "site,electricity_usd_per_kwh,pue\newr,cheap,0.5\n");
    ProgramRun run = ProgramRun.of("check", folder);
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("sites.csv:2:2: \"cheap\" is not ")
        .contains("sites.csv:2:3: \"0.5\" is not ")
        .endsWith("2 problems in 1 file; nothing was solved." + System.lineSeparator());
  }

  @Test
  void folderThatIsNotThereIsWrongInput() {
    ProgramRun run = ProgramRun.of("check", parent.resolve("nowhere"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(run.err()).contains("there is no such folder");
  }
}
