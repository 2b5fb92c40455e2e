package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetfoldTest {

  @Test
  void helpNamesEveryCommandAndExitCode() {
    ProgramRun run = ProgramRun.of("--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("check", "solve", "verify", "75   stopped early by a signal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "solve", "verify"})
  void everyCommandHasHelp(String command) {
    ProgramRun run = ProgramRun.of(command, "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Usage: fleetfold " + command);
  }

  @Test
  void versionIsOneLine() {
    assertThat(ProgramRun.of("--version").out())
        .isEqualToNormalizingNewlines("fleetfold development\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dance",
        "check",
        "solve somewhere",
        "solve somewhere --out plan --time-limit soon",
        "solve somewhere --out plan --steps -1",
        "solve somewhere --out plan --gap 200%",
        "verify somewhere",
        "check somewhere --slo-margin 1",
        "verify somewhere plan --change-cost -1",
        "verify somewhere plan --change-cost NaN"
      })
  void wrongUsageIsExplainedOnStderr(String line) {
    ProgramRun run = ProgramRun.of((Object[]) line.split(" "));
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).containsPattern("Try 'fleetfold( check| solve| verify)? --help'");
    assertThat(run.err().lines()).hasSizeLessThan(5);
  }

  @Test
  void nothingTypedShowsTheHelp() {
    ProgramRun run = ProgramRun.of();
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("Usage: fleetfold");
  }
}
