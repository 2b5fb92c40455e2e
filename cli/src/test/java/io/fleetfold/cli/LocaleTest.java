package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bytes whatever language and time zone the machine has. */
class LocaleTest {

  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @TempDir private Path parent;
  private Path dataset;

  @BeforeEach
  void write() {
    dataset = TestFleet.write(parent);
  }

  @AfterEach
  void putBack() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  /** Numerals of their own in Arabic and Thai; another lower case of I in Turkish. */
  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "th-TH-u-nu-thai", "tr-TR", "de-DE"})
  void planAndNightAreThoseOfAnyOtherPlace(String language) {
    Path here = parent.resolve("here");
    ProgramRun before = solve(here);
    Locale.setDefault(Locale.forLanguageTag(language));
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
    Path there = parent.resolve("there");
    assertThat(solve(there).out()).isEqualTo(before.out());
    for (String name : List.of("plan.csv", "summary.json", "moves.csv", "report.html")) {
      assertThat(there.resolve(name)).hasSameBinaryContentAs(here.resolve(name));
    }
    assertThat(ProgramRun.of("verify", dataset, there).exitCode()).isZero();
    Path state = parent.resolve("state");
    assertThat(night(state).exitCode()).isZero();
    assertThat(night(state).out()).contains("run 0002 is in force");
    assertThat(ProgramRun.of("apply", state, "0001").exitCode())
        .as("it was computed from another plan")
        .isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(ProgramRun.of("check", dataset).out()).matches("\\p{ASCII}*");
  }

  private ProgramRun solve(Path plan) {
    return ProgramRun.of("solve", dataset, "--out", plan, "--steps", 3);
  }

  private ProgramRun night(Path state) {
    return ProgramRun.of("nightly", dataset, "--state", state, "--steps", 1);
  }
}
