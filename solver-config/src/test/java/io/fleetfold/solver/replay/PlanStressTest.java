package io.fleetfold.solver.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.fixture.TextFleet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanStressTest {

  /** One request/s earns 3.60 $/h, and energy costs 0.20 $/h: 2 kW at 10 cents. */
  private static final TextFleet FLEET =
      TextFleet.of(
          """
          site fra usd_per_kwh=0.1 pue=1
          domain row
          type t idle_w=100
          host h1 fra row t 4
          workload chat rps=10 promised=0.5 usd_per_request=0.001
          profile chat/prefill/x1 t rps=12 watts=1000
          profile chat/decode/x1 t rps=12 watts=1000
          """);

  private static final FleetProblem PROBLEM = FLEET.problem();
  private static final List<Placement> PLAN = FLEET.plan("chat/prefill/x1@h1 chat/decode/x1@h1");

  private static PlanStress.Outcome run(double demand, double stepTime) {
    return new PlanStress(PROBLEM, PLAN).run(new PlanStress.Scenario(demand, stepTime));
  }

  @Test
  void asPlanned_marginIsTheAudits() {
    // 10 * 3.60 - 0.20, and - 0.02 for two accelerators that idle at 100 W
    assertThat(run(1, 1).marginUsdPerHour()).isCloseTo(35.78, within(1e-6));
    assertThat(run(1, 1).missedShare()).isZero();
  }

  @Test
  void moreDemandIsServedAsFarAsThereAreEngines() {
    // 15 come, 12 are served: 12 * 3.60 - 0.22
    assertThat(run(1.5, 1).marginUsdPerHour()).isCloseTo(42.98, within(1e-6));
    assertThat(run(1.5, 1).unservedRps()).isCloseTo(3, within(1e-9));
    assertThat(run(1.5, 1).missedShare()).isCloseTo(0.2, within(1e-9));
  }

  @Test
  void slowerEnginesServeLess_andMayMissAContract() {
    // 12 / 1.5 are 8
    assertThat(run(1, 1.5).servedRps()).isCloseTo(8, within(1e-9));
    assertThat(run(1, 1.5).missedContracts()).isZero();
    // 12 / 3 are 4 of 5 promised
    assertThat(run(1, 3).missedContracts()).isEqualTo(1);
  }

  @Test
  void replayScoresWhatCame_andEnginesDrawByTheirLoad() {
    var replay = new Replay(PROBLEM, PLAN);
    HourScore quiet =
        replay.score(new HourLoad("03:00", 1, Map.of("chat", new Load(6, null, null))));
    assertThat(quiet.servedMicroRps()).isEqualTo(6_000_000);
    assertThat(quiet.plannedServedMicroRps()).isEqualTo(10_000_000);
    // 6 * 3.60 - 0.22
    assertThat(quiet.marginMicroUsdPerHour()).isEqualTo(21_380_000);
    // two engines half busy at 100 + 450 W each, and two accelerators that idle at 100 W
    assertThat(quiet.milliwatts()).isEqualTo(1_300_000);
    assertThat(quiet.plannedMilliwatts()).isEqualTo(2_200_000);
    HourScore asPlanned = replay.score(new HourLoad("04:00", 1, Map.of()));
    assertThat(asPlanned.marginMicroUsdPerHour())
        .isEqualTo(asPlanned.plannedMarginMicroUsdPerHour());
  }

  private static HourLoad hour(String name, double seconds, double requestsPerSecond) {
    return new HourLoad(name, seconds, Map.of("chat", new Load(requestsPerSecond, null, null)));
  }

  @Test
  void hourWithoutRequestsCostsWhatThePlanCosts_andDrawsWhatIdles() {
    HourScore idle = new Replay(PROBLEM, PLAN).score(hour("03:00", 3600, 0));
    // 2 kW of engines and 0.2 kW of idle accelerators at 10 cents
    assertThat(idle.marginMicroUsdPerHour()).isEqualTo(-220_000);
    // four accelerators that idle at 100 W, engines or not
    assertThat(idle.milliwatts()).isEqualTo(400_000);
    assertThat(idle.missedMicroRps()).isEmpty();
  }

  @Test
  void contractIsAShareOfWhatCame() {
    var replay = new Replay(PROBLEM, PLAN);
    // Half of 24 is what the engines serve; half of 30 is 3 more.
    assertThat(replay.score(hour("noon", 60, 24)).missedMicroRps()).isEmpty();
    assertThat(replay.score(hour("noon", 60, 30)).missedMicroRps())
        .containsExactly(Map.entry("chat", 3_000_000L));
  }

  @Test
  void hoursInWhichAsMuchCameDifferInNameAndLengthOnly() {
    var replay = new Replay(PROBLEM, PLAN);
    List<HourLoad> hours = List.of(hour("a", 60, 0), hour("b", 30, 0), hour("c", 60, 30));
    assertThat(replay.scores(hours))
        .isEqualTo(hours.stream().map(replay::score).toList())
        .extracting(HourScore::hour, HourScore::seconds)
        .containsExactly(tuple("a", 60.0), tuple("b", 30.0), tuple("c", 60.0));
  }
}
