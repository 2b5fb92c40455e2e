package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is legal and unusual is said by every command that reads it, and stops nothing. */
class WarningsTest {

  /**
   * 12000 kW where the hosts draw 8 x (1730 + 1000) W: watts typed for kilowatts, or a new hall.
   */
  private static final String WARNING =
      "power_domains.csv:2:3: warning: \"12000\" kW is 549 times what all hosts below could draw,"
          + " 21.84 kW, so it never binds. If watts were typed, write 12; if nothing limits this"
          + " domain, leave the cell empty.\n";

  @TempDir private Path parent;
  private Path folder;

  @BeforeEach
  void write() {
    folder = TestFleet.write(parent);
    TestFleet.put(
        folder,
        "power_domains.csv",
        "power_domain,parent,limit_kw\nhall,,12000\nrack-1,hall,8\nrack-2,hall,8\n");
  }

  @Test
  void check_saysThemOnStderr() {
    ProgramRun run = ProgramRun.of("check", folder);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEqualToNormalizingNewlines(WARNING);
    assertThat(run.out()).startsWith("two-racks: ");
  }

  @Test
  void strict_makesThemErrors_beforeAnythingIsWritten() {
    Path out = parent.resolve("plan");
    ProgramRun run = ProgramRun.of("solve", folder, "--strict", "--out", out, "--steps", 1);
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(run.err())
        .startsWith(WARNING.replace("warning: ", "").strip())
        .endsWith("1 problem in 1 file; nothing was solved." + System.lineSeparator());
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bound", "profile", "whatif --remove a1 --steps 1 -q"})
  void otherCommandsSayThem_andAreStrictToo(String words) {
    List<Object> lax = new ArrayList<>(List.of((Object[]) words.split(" ")));
    lax.add(folder);
    assertThat(ProgramRun.of(lax.toArray()).err()).isEqualToNormalizingNewlines(WARNING);
    lax.add("--strict");
    ProgramRun strict = ProgramRun.of(lax.toArray());
    assertThat(strict.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(strict.out()).isEmpty();
  }

  @Test
  void solve_writesThemToTheSummary() throws IOException {
    Path out = parent.resolve("plan");
    ProgramRun run = ProgramRun.of("solve", folder, "-q", "--out", out, "--steps", 1);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEqualToNormalizingNewlines(WARNING);
    assertThat(Files.readString(out.resolve("summary.json")).replaceAll("\\s+", " "))
        .contains(
            "\"warnings\": [ { \"file\": \"power_domains.csv\", \"line\": 2, \"column\": 3,"
                + " \"message\": \"\\\"12000\\\" kW is 549 times ");
  }

  @Test
  void nightly_isNotStopped_andItsJsonLogHoldsThem() {
    ProgramRun run =
        ProgramRun.of(
            "nightly", folder, "--state", parent.resolve("state"), "--steps", 1, "--log", "json");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .contains(
            "\"level\":\"warning\",\"event\":\"input\",\"message\":\"power_domains.csv:2:3: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hosts.csv|h1,ewr,rack-1,h100,0,active;a1,ewr,rack-2,a100-80,8,active",
        "hosts.csv|h1,ewr,rack-1,h100,0,active;a1,ewr,rack-2,a100-80,0,drain",
        "hosts.csv|h1,ewr,rack-1,h100,8,offline;a1,ewr,rack-2,a100-80,8,offline",
        "hosts.csv|h1,ewr,rack-1,unheard-of,8,offline",
        "workloads.csv|chat,llama-3.1-8b,0,1000,250,1000,50,2,8;tags,llama-3.1-8b,4,500,10,9000,200,1.8,10",
        "workloads.csv|chat,llama-3.1-8b,0,1000,250,1000,50,2,8;tags,llama-3.1-8b,0,500,10,9000,200,1.8,10",
      })
  void noUnusualStateStopsAnything(String file, String rows) {
    String header =
        file.equals("hosts.csv")
            ? "host,site,power_domain,accelerator,accelerators,status"
            : "workload,model,requests_per_second,prompt_tokens,output_tokens,ttft_ms,tpot_ms,"
                + "input_usd_per_mtok,output_usd_per_mtok";
    TestFleet.put(folder, file, header + "\n" + rows.replace(';', '\n') + "\n");
    Path plan = parent.resolve("plan");
    Path state = parent.resolve("state");
    for (String words :
        List.of(
            "check",
            "bound",
            "bound --check",
            "profile",
            "solve --steps 2 --out " + plan,
            "nightly --steps 2 --max-gap 90% --state " + state,
            "nightly --steps 2 --max-gap 90% --state " + state)) {
      List<Object> arguments = new ArrayList<>(List.of((Object[]) words.split(" ")));
      arguments.add(folder);
      ProgramRun run = ProgramRun.of(arguments.toArray());
      assertThat(run.exitCode()).as("%s: %s", words, run.err()).isZero();
      assertThat(run.err()).contains(": warning: ").doesNotContain("NaN");
      assertThat(run.out()).doesNotContain("NaN");
    }
    assertThat(ProgramRun.of("verify", folder, plan).exitCode()).isZero();
    assertThat(ProgramRun.of("stress", folder, plan).exitCode()).isZero();
  }
}
