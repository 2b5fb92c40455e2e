package io.fleetfold.solver.referee;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.solver.ShortfallProof;
import io.fleetfold.solver.program.LpEngine;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random fleets of every kind, solved by the product and by an exact program that shares no code
 * with it. {@code -Dfleetfold.fleets=N} tries N of each kind instead of 40, {@code
 * -Dfleetfold.first=N} begins with another one.
 */
class CrossCheckTest {

  private static final long FLEETS = Long.getLong("fleetfold.fleets", 40);
  private static final long FIRST = Long.getLong("fleetfold.first", 1);

  @BeforeAll
  static void loadEngine() {
    assertThat(LpEngine.whyMissing()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void nothingThatTheSolverSaysIsWrong(FleetKind kind) {
    List<String> wrong = new ArrayList<>();
    int known = 0;
    double worst = 0;
    Map<ShortfallProof, Integer> shortfalls = new EnumMap<>(ShortfallProof.class);
    for (long seed = FIRST; seed < FIRST + FLEETS; seed++) {
      var fleet = new RandomCase(kind, seed);
      CrossCheck.Outcome outcome = CrossCheck.of(fleet.problem());
      if (!outcome.findings().isEmpty()) {
        wrong.add(fleet + String.join("\n", outcome.findings()));
      }
      known += outcome.gap() == null ? 0 : 1;
      if (outcome.shortfall() != null) {
        shortfalls.merge(outcome.shortfall(), 1, Integer::sum);
      }
      worst = Math.max(worst, outcome.gap() == null ? 0 : outcome.gap());
    }
    String course =
        String.format(
            Locale.ROOT,
            "%s: %d of %d compared, worst gap %.2e, shortfalls %s",
            kind,
            known,
            FLEETS,
            worst,
            shortfalls);
    assertThat(wrong).as(course).isEmpty();
    assertThat(known).as(course).isGreaterThan((int) (FLEETS / 2));
  }
}
