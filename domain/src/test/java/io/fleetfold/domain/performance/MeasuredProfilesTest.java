package io.fleetfold.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.MeasuredProfile;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.Refusal.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeasuredProfilesTest {

  /** TTFT 1000 ms, TPOT 50 ms. */
  private static final Workload WORKLOAD = Parts.workload(Parts.TEN, 10, 1000, 101, 1000, 50);

  private static MeasuredProfile row(
      Phase phase, int accelerators, @Nullable Double ttft, @Nullable Double tpot) {
    return new MeasuredProfile(
        WORKLOAD, phase, Parts.ROUND, 1000L * accelerators, 3, 1200 * accelerators, ttft, tpot);
  }

  private static Prospect prospect(Phase phase, MeasuredProfile... rows) {
    return MeasuredProfiles.over(ClosedForm.bundled(), List.of(rows))
        .prospect(WORKLOAD, phase, Parts.ROUND, 8);
  }

  private static List<Long> sizes(Prospect prospect) {
    return prospect.profiles().stream().map(ShardProfile::acceleratorMillis).toList();
  }

  @Test
  void aSizeThatNoHostHas_isRefusedWithBothFigures() {
    assertThat(prospect(Phase.DECODE, row(Phase.DECODE, 16, null, null)).refusal())
        .isEqualTo(
            new Refusal(
                Reason.PLACEMENT,
                "profiles.csv measures decode on 16 x round, and the largest host has 8"));
    assertThat(sizes(prospect(Phase.DECODE, row(Phase.DECODE, 8, null, null))))
        .containsExactly(8000L);
    assertThat(
            sizes(
                prospect(
                    Phase.DECODE,
                    row(Phase.DECODE, 16, null, null),
                    row(Phase.DECODE, 3, null, null))))
        .containsExactly(3000L);
  }

  @Test
  void anEngineThatRunsThere_keepsItsProfile() {
    var model =
        MeasuredProfiles.over(ClosedForm.bundled(), List.of(row(Phase.DECODE, 16, null, null)));
    assertThat(model.findProfile(WORKLOAD, Phase.DECODE, Parts.ROUND, 16_000)).isNotNull();
    assertThat(model.findProfile(WORKLOAD, Phase.DECODE, Parts.ROUND, 8_000)).isNull();
  }

  @Test
  void measuredLatency_isHeldToTheTargetItself() {
    assertThat(prospect(Phase.PREFILL, row(Phase.PREFILL, 1, 1000.0, null)).refusal()).isNull();
    assertThat(prospect(Phase.PREFILL, row(Phase.PREFILL, 1, 1000.1, null)).refusal())
        .isEqualTo(
            new Refusal(
                Reason.LATENCY,
                "measured TTFT of 1000 ms on 1 x round misses the target of 1000 ms"));
    assertThat(prospect(Phase.DECODE, row(Phase.DECODE, 1, null, 50.0)).refusal()).isNull();
    assertThat(prospect(Phase.DECODE, row(Phase.DECODE, 1, null, 51.0)).refusal())
        .isEqualTo(
            new Refusal(
                Reason.LATENCY, "measured TPOT of 51 ms on 1 x round misses the target of 50 ms"));
  }

  @Test
  void eachPhase_isHeldToItsOwnTargets() {
    assertThat(prospect(Phase.PREFILL, row(Phase.PREFILL, 1, null, 900.0)).refusal()).isNull();
    assertThat(prospect(Phase.DECODE, row(Phase.DECODE, 1, 9999.0, null)).refusal()).isNull();
    assertThat(prospect(Phase.AGGREGATED, row(Phase.AGGREGATED, 1, 900.0, 40.0)).refusal())
        .isNull();
    // 9999 / 1000 is further off than 60 / 50.
    assertThat(prospect(Phase.AGGREGATED, row(Phase.AGGREGATED, 1, 9999.0, 60.0)).refusal())
        .isEqualTo(
            new Refusal(
                Reason.LATENCY,
                "measured TTFT of 9999 ms on 1 x round misses the target of 1000 ms"));
    assertThat(prospect(Phase.AGGREGATED, row(Phase.AGGREGATED, 1, 900.0, 60.0)).refusal())
        .isEqualTo(
            new Refusal(
                Reason.LATENCY, "measured TPOT of 60 ms on 1 x round misses the target of 50 ms"));
  }

  @Test
  void slowSizes_areLeftOut_andTheNearestSpeaksForAll() {
    assertThat(
            sizes(
                prospect(
                    Phase.DECODE,
                    row(Phase.DECODE, 1, null, 70.0),
                    row(Phase.DECODE, 2, null, 45.0))))
        .containsExactly(2000L);
    assertThat(
            prospect(
                    Phase.DECODE,
                    row(Phase.DECODE, 1, null, 70.0),
                    row(Phase.DECODE, 2, null, 55.0))
                .refusal())
        .isEqualTo(
            new Refusal(
                Reason.LATENCY, "measured TPOT of 55 ms on 2 x round misses the target of 50 ms"));
  }

  @Test
  void theReport_getsTheTighterLatency_orNone() {
    // 900 of 1000 is nearer than 40 of 50.
    assertThat(latency(row(Phase.AGGREGATED, 1, 900.0, 40.0))).isEqualTo(900);
    assertThat(latency(row(Phase.AGGREGATED, 1, 100.0, 40.0))).isEqualTo(40);
    assertThat(latency(row(Phase.AGGREGATED, 1, null, null))).isZero();
    assertThat(new MeasuredLatency(row(Phase.AGGREGATED, 1, 900.0, null)).isComplete()).isFalse();
    assertThat(new MeasuredLatency(row(Phase.AGGREGATED, 1, 900.0, 40.0)).isComplete()).isTrue();
    assertThat(new MeasuredLatency(row(Phase.PREFILL, 1, 900.0, null)).isComplete()).isTrue();
    assertThat(new MeasuredLatency(row(Phase.DECODE, 1, 900.0, null)).isComplete()).isFalse();
  }

  private static double latency(MeasuredProfile row) {
    return prospect(row.phase(), row).profiles().getFirst().engine().latencyMillis();
  }
}
