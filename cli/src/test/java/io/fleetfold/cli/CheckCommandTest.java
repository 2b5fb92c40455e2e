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
              chat      llama-3.1-8b     10.00        5.00               $144.00  disaggregated
              tags      llama-3.1-8b      4.00        0.00                $14.40  aggregated

            What can run where: accelerators of an engine x its requests/s
              workload  phase           h100      a100-80
              chat      prefill     2 x 8.00     2 x 3.00
              chat      decode      2 x 5.00     2 x 4.00
              chat      aggregated         -            -
              tags      prefill            -            -
              tags      decode             -            -
              tags      aggregated  1 x 2.00  0.5 x 0.500
            """);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void whatCannotRun_isSaidWithTheReasonOfEachPhase() {
    Path folder = TestFleet.write(parent);
    TestFleet.put(
        folder,
        "profiles.csv",
        """
        workload,phase,accelerator,accelerators,requests_per_second,watts,ttft_ms,tpot_ms
        chat,prefill,h100,16,8,15000,,
        chat,decode,h100,2,5,1400,,51
        chat,decode,a100-80,2,4,1000,,50
        tags,aggregated,h100,1,2,800,,
        tags,aggregated,a100-80,0.5,0.5,300,,
        """);
    ProgramRun run = ProgramRun.of("check", folder);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .endsWith(
            """

            What cannot
              workload  accelerator  phases   why not
              chat      h100         prefill  profiles.csv measures prefill on 16 x h100, and the largest host has 8
              chat      h100         decode   measured TPOT of 51 ms on 2 x h100 misses the target of 50 ms
              chat      a100-80      prefill  profiles.csv has no row for chat on a100-80 in this phase

            No accelerator of the fleet can serve: chat
            """
                .replace("\n", System.lineSeparator()));
    assertThat(run.err())
        .contains("profiles.csv:2:4: warning: No host has so many h100 (the largest has 8)")
        .contains("profiles.csv:2:1: warning: chat: 3 measured rows switch ");
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
