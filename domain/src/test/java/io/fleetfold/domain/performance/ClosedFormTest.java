package io.fleetfold.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Precision;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.Refusal.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedFormTest {

  private final ClosedForm model = ClosedForm.bundled().withConstants(type -> Parts.constants());

  private Prospect prospect(Workload workload, Phase phase, Accelerator type) {
    return model.prospect(workload, phase, type, 8);
  }

  private static List<Long> sizes(Prospect prospect) {
    return prospect.profiles().stream().map(ShardProfile::acceleratorMillis).toList();
  }

  @Test
  void decode_takesTheLargestBatchWithinTpot() {
    var workload = Parts.workload(Parts.TEN, 1e6, 1000, 101, 1000, 50);
    ShardProfile profile = prospect(workload, Phase.DECODE, Parts.ROUND).profiles().getFirst();
    // Planned TPOT 50 * 0.8 = 40 ms. Fallback constants: weights 20 / 870 = 22.99 ms, layers 10 *
    // 0.045 = 0.45 ms, and for each
    // sequence 100 kB * 1050.5 / 900 GB/s = 0.11672 ms + 0.035 ms: (40 - 23.44) / 0.15172 = 109.1
    // sequences.
    // Compute 2 * 10e9 * 109 / 70e12 = 31.1 ms is more than the weights, so: (40 - 0.45) / (0.28571
    // + 0.15172) = 90.4
    assertThat(profile.engine().batch()).isEqualTo(90);
    assertThat(profile.engine().boundBy()).isEqualTo("latency");
    // step 90 * 0.43743 + 0.45 = 39.819 ms; 0.9 * 90 / (100 steps * 39.819 ms) = 20.342 requests/s
    assertThat(profile.engine().latencyMillis()).isCloseTo(39.819, within(0.001));
    assertThat(profile.rateMicroRps() / 1e6).isCloseTo(20.342, within(0.001));
    // memory 20 GB + 90 * 1101 * 100 kB = 29.909 GB
    assertThat(profile.footprint().memoryMegabytes()).isEqualTo(29_909);
    // traffic (20 GB + 90 * 1050.5 * 100 kB) / 39.819 ms = 739.7 GB/s
    assertThat(profile.footprint().memoryBandwidthMegabytesPerSecond() / 1e3)
        .isCloseTo(739.7, within(0.1));
  }

  @Test
  void decode_isBoundByMemoryWhenTheCacheFillsIt() {
    var workload = Parts.workload(Parts.TEN, 1e6, 10_000, 1000, 1000, 500);
    ShardProfile profile = prospect(workload, Phase.DECODE, Parts.ROUND).profiles().getFirst();
    // (100 * 0.9 - 20) GB / (11000 * 100 kB) = 63.6
    assertThat(profile.engine().batch()).isEqualTo(63);
    assertThat(profile.engine().boundBy()).isEqualTo("memory");
  }

  @Test
  void prefill_keepsSomePromptsFromWaiting() {
    var workload = Parts.workload(Parts.TEN, 1e6, 1000, 100, 2000, 50);
    ShardProfile profile = prospect(workload, Phase.PREFILL, Parts.ROUND).profiles().getFirst();
    // Reading 2 * 10e9 * 1000 / 60e12 = 333.33 ms + 0.45 ms = 333.78 ms; sending 100 MB at 12.5
    // GB/s = 8 ms. Planned 1600 ms, so
    // patience is 1258.2 ms: 0.33378 * 1.93 / (2 * (1 - u)) * ln(u / 0.1) = 1.2582 at u = 0.5707
    double utilisation = profile.rateMicroRps() / 1e6 * 0.33378;
    double wait = 0.33378 * 1.93 / (2 * (1 - utilisation)) * Math.log(utilisation / 0.1);
    assertThat(wait).isCloseTo(1.2582, within(0.001));
    assertThat(profile.engine().latencyMillis()).isCloseTo(1600, within(0.01));
    assertThat(profile.engine().boundBy()).isEqualTo("latency");
    assertThat(profile.footprint().kvKilobitsPerSecond())
        .isCloseTo(
            KvTransfer.kilobitsPerSecond(workload, Phase.PREFILL, profile.rateMicroRps() / 1e6),
            within(1L));
  }

  @Test
  void prefill_withoutHurryIsBoundByCompute() {
    var workload = Parts.workload(Parts.TEN, 1e6, 1000, 100, 600_000, 50);
    assertThat(
            prospect(workload, Phase.PREFILL, Parts.ROUND).profiles().getFirst().engine().boundBy())
        .isEqualTo("compute");
  }

  @Test
  void aggregated_respectsBothTargets() {
    var workload = Parts.workload(Parts.TEN, 1e6, 1000, 101, 2000, 50);
    double aggregated =
        prospect(workload, Phase.AGGREGATED, Parts.ROUND).profiles().getFirst().rateMicroRps()
            / 1e6;
    double prefill = 0.33378;
    double decodeAlone =
        prospect(workload, Phase.DECODE, Parts.ROUND).profiles().getFirst().rateMicroRps() / 1e6;
    // One engine for both is slower than either alone, and no faster than the time that both need.
    assertThat(aggregated).isLessThan(1 / prefill).isLessThan(decodeAlone).isGreaterThan(0.5);
    ShardProfile hurried =
        prospect(Parts.workload(Parts.TEN, 1e6, 1000, 101, 2000, 35), Phase.AGGREGATED, Parts.ROUND)
            .profiles()
            .getFirst();
    assertThat(hurried.rateMicroRps() / 1e6).isLessThan(aggregated);
    assertThat(hurried.engine().latencyMillis()).isLessThanOrEqualTo(2000 * 0.8 + 1e-6);
  }

  @Test
  void aggregated_writesOneTokenByReading() {
    // A TPOT of 1 ms is out of reach, and of no concern where no second token is asked for.
    var one = Parts.workload(Parts.TEN, 1e6, 1000, 1, 2000, 1);
    assertThat(prospect(one, Phase.AGGREGATED, Parts.ROUND).profiles().getFirst().rateMicroRps())
        .isEqualTo(prospect(one, Phase.PREFILL, Parts.ROUND).profiles().getFirst().rateMicroRps());
    assertThat(
            prospect(one, Phase.AGGREGATED, Parts.ROUND)
                .profiles()
                .getFirst()
                .footprint()
                .kvKilobitsPerSecond())
        .isZero();
    var two = Parts.workload(Parts.TEN, 1e6, 1000, 2, 2000, 1);
    assertThat(prospect(two, Phase.AGGREGATED, Parts.ROUND).refusal())
        .extracting(Refusal::reason)
        .isEqualTo(Reason.LATENCY);
  }

  @Test
  void enginesOfASizeThatIsNeverTried_doNotExist() {
    // An eighth of the type has 11.25 GB for 2 GB of weights.
    var one = Parts.dense("one", 1, 10, 10_000, Precision.BF16);
    var workload = Parts.workload(one, 0.001, 1000, 100, 5000, 200);
    for (long size : List.of(125L, 250L, 500L, 1000L, 2000L, 4000L, 8000L)) {
      assertThat(model.findProfile(workload, Phase.DECODE, Parts.ROUND, size)).isNotNull();
    }
    // 16 is more than the link of the type joins.
    for (long size : List.of(200L, 3000L, 1500L, 5000L, 6000L, 7000L, 16_000L, 0L)) {
      assertThat(model.findProfile(workload, Phase.DECODE, Parts.ROUND, size)).isNull();
    }
  }

  @Test
  void aTypeWhoseHostsAreEmpty_isRefused() {
    var workload = Parts.workload(Parts.TEN, 10, 1000, 100, 5000, 200);
    assertThat(model.prospect(workload, Phase.DECODE, Parts.ROUND, 0).refusal())
        .isEqualTo(new Refusal(Reason.PLACEMENT, "no host has a usable round"));
    assertThat(model.prospect(workload, Phase.DECODE, Parts.ROUND, 1).refusal()).isNull();
  }

  @Test
  void latency_isRefusedWithTheFiguresOfTheBestSize() {
    var workload = Parts.workload(Parts.TEN, 10, 1000, 100, 2000, 4);
    // 8 accelerators: weights 22.99 / 8 = 2.87 ms, cache 0.015 ms, layers 0.675 ms, a sequence
    // 0.035 ms: 3.598 ms > 3.2 ms
    assertThat(prospect(workload, Phase.DECODE, Parts.ROUND).refusal())
        .isEqualTo(
            new Refusal(
                Reason.LATENCY,
                "TPOT of 3.598 ms on 8 x round misses the target of 4 ms (planned as 3.2 ms)"));
    assertThat(prospect(workload, Phase.PREFILL, Parts.ROUND).refusal()).isNull();
    assertThat(model.withSloMargin(0.1).prospect(workload, Phase.DECODE, Parts.ROUND, 8).profiles())
        .hasSize(1);
  }

  @Test
  void memory_isRefusedWithWhatIsNeeded() {
    var huge = Parts.dense("huge", 400, 10, 100_000, Precision.BF16);
    assertThat(
            prospect(Parts.workload(huge, 1, 1000, 100, 1e6, 1e6), Phase.DECODE, Parts.ROUND)
                .refusal())
        .isEqualTo(
            new Refusal(
                Reason.MEMORY,
                "weights and one sequence need 800.1 GB and 8 x round leave 720.0 GB"));
  }

  @Test
  void oldCuda_isRefused() {
    var pascal = Parts.gpu("pascal", 100, 1000, 100, null, 6.0);
    assertThat(
            prospect(Parts.workload(Parts.TEN, 1, 1000, 100, 1e6, 1e6), Phase.DECODE, pascal)
                .refusal())
        .isEqualTo(
            new Refusal(
                Reason.PLACEMENT,
                "pascal has CUDA compute capability 6.0; serving software needs 7.0"));
  }

  @Test
  void sizes_growUntilOneCarriesTheDemandOrGainsNothing() {
    var seventy = Parts.dense("seventy", 70, 80, 300_000, Precision.BF16);
    // 140 GB do not fit one; four hold more sequences per accelerator than two; what carries the
    // demand ends the list.
    assertThat(
            sizes(
                prospect(
                    Parts.workload(seventy, 1e6, 4000, 100, 5000, 200), Phase.DECODE, Parts.ROUND)))
        .startsWith(2000L, 4000L);
    assertThat(
            sizes(
                prospect(
                    Parts.workload(seventy, 0.001, 4000, 100, 5000, 200),
                    Phase.DECODE,
                    Parts.ROUND)))
        .containsExactly(2000L);
  }

  @Test
  void slices_areForWorkloadsThatDoNotFillOneAccelerator() {
    var one = Parts.dense("one", 1, 10, 10_000, Precision.BF16);
    assertThat(
            sizes(
                prospect(
                    Parts.workload(one, 0.1, 1000, 100, 5000, 200), Phase.DECODE, Parts.ROUND)))
        .containsExactly(125L, 1000L);
    assertThat(
            sizes(
                prospect(
                    Parts.workload(one, 1e6, 1000, 100, 5000, 200), Phase.DECODE, Parts.ROUND)))
        .doesNotContain(125L, 250L, 500L);
  }

  @Test
  void slice_drawsItsShareOfPower() {
    var one = Parts.dense("one", 1, 10, 10_000, Precision.BF16);
    List<ShardProfile> profiles =
        prospect(Parts.workload(one, 0.1, 1000, 100, 5000, 200), Phase.DECODE, Parts.ROUND)
            .profiles();
    // Between 1/8 of host and base share (700 + 0.55 * 500 = 975 W) and 1/8 of all-in 1200 W.
    assertThat(profiles.getFirst().milliwatts() / 1e3).isBetween(975 / 8.0, 150.0);
  }

  @Test
  void manySmallParts_areGroupedInEights() {
    var sram =
        new Accelerator(
            "sram",
            "test",
            new Accelerator.Memory(0.25, 80_000.0),
            new Accelerator.Compute(200.0, null, null),
            new Accelerator.PowerDraw(200.0, 0, null),
            new Accelerator.Scaling(100.0, 256, null),
            new Accelerator.Provenance(null, null, null, null));
    var four = Parts.dense("four", 4, 10, 100_000, Precision.FP16);
    var workload = Parts.workload(four, 1e6, 2000, 100, 5000, 20);
    // 8 GB + 2100 * 100 kB = 8.21 GB; 0.225 GB usable in each: 36.5, rounded up to 40
    assertThat(sizes(model.prospect(workload, Phase.DECODE, sram, 64)))
        .containsExactly(40_000L, 64_000L);
    assertThat(model.findProfile(workload, Phase.DECODE, sram, 48_000)).isNotNull();
    assertThat(model.findProfile(workload, Phase.DECODE, sram, 44_000)).isNull();
  }

  @Test
  void catalogueEntryWithoutFigures_isRefused() {
    var unknown =
        new Accelerator(
            "new",
            "test",
            new Accelerator.Memory(100.0, null),
            new Accelerator.Compute(null, 100.0, null),
            new Accelerator.PowerDraw(null, 0, null),
            new Accelerator.Scaling(null, null, null),
            new Accelerator.Provenance(null, null, null, null));
    assertThat(
            prospect(Parts.workload(Parts.TEN, 1, 1000, 100, 1e6, 1e6), Phase.PREFILL, unknown)
                .refusal())
        .isEqualTo(
            new Refusal(
                Reason.PLACEMENT,
                "no source states memory_bandwidth_gb_s, fp16_tflops, tdp_w of new; nothing is"
                    + " guessed: put a row new with all figures into the dataset's"
                    + " accelerators.csv"));
  }

  @Test
  void formats_followWhatBothSidesSupport() {
    var fp8 = Parts.dense("eight", 10, 10, 100_000, Precision.FP8);
    var fp4 = Parts.dense("four", 10, 10, 100_000, Precision.FP4);
    var hopper = Parts.gpu("hopper", 100, 1000, 100, 200.0, 9.0);
    var volta = Parts.gpu("volta", 100, 1000, 100, null, 7.0);
    assertThat(precision(fp8, hopper)).isEqualTo("fp8");
    assertThat(precision(fp8, Parts.ROUND)).isEqualTo("bf16");
    assertThat(precision(fp4, hopper)).isEqualTo("bf16 (fp4 weights)");
    assertThat(precision(fp4, volta)).isEqualTo("fp16");
    assertThat(precision(Parts.TEN, volta)).isEqualTo("fp16");
  }

  private String precision(Model served, Accelerator type) {
    return prospect(Parts.workload(served, 1, 1000, 100, 1e5, 1e4), Phase.DECODE, type)
        .profiles()
        .getFirst()
        .engine()
        .precision();
  }

  @Test
  void formatAskedFor_isRefusedWhereItCannotRun() {
    var requests = new Workload.Requests(1000, 100, 0);
    var targets = new Workload.Targets(1e5, 1e4);
    var workload = Parts.workload(Parts.TEN, 1, requests, targets, Precision.FP8);
    assertThat(prospect(workload, Phase.DECODE, Parts.ROUND).refusal())
        .isEqualTo(new Refusal(Reason.PLACEMENT, "w asks for fp8, which round cannot run"));
  }
}
