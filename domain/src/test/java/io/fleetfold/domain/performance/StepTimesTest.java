package io.fleetfold.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Precision;
import org.junit.jupiter.api.Test;

class StepTimesTest {

  private static final EngineConstants CONSTANTS =
      new EngineConstants(
          "test",
          new EngineConstants.Decode(0.8, 0.5, 0.5, 100, 1.5, 20),
          new EngineConstants.Prefill(0.5, 0.8));

  private static StepTimes times(double accelerators, Model model) {
    var format = new NumberFormat(Precision.BF16, Precision.BF16, 2, 100e12, 1.0);
    return new StepTimes(
        new ServedModel(model, format), new EngineGroup(Parts.ROUND, accelerators, CONSTANTS));
  }

  @Test
  void decode_readsWeightsAndCacheAndPaysForLayersAndSequences() {
    // weights 20 GB / (1000 GB/s * 0.8) = 25 ms; compute 2 * 10e9 * 4 / (100e12 * 0.5) = 1.6 ms
    // cache 100 kB * 4 * 1000 / (1000 GB/s * 0.5) = 0.8 ms; layers 10 * 0.1 = 1 ms; sequences 4 *
    // 0.02 = 0.08 ms
    assertThat(times(1, Parts.TEN).decodeSeconds(4, 1000) * 1e3).isCloseTo(26.88, within(1e-9));
  }

  @Test
  void decode_ofLargeBatchIsBoundByCompute() {
    // compute 2 * 10e9 * 100 / (100e12 * 0.5) = 40 ms > 25 ms; cache 20 ms; layers 1 ms; sequences
    // 2 ms
    assertThat(times(1, Parts.TEN).decodeSeconds(100, 1000) * 1e3).isCloseTo(63.0, within(1e-9));
  }

  @Test
  void decode_onSeveralAcceleratorsSharesTrafficAndLengthensLayers() {
    // weights 25 / 4 = 6.25 ms; cache 0.8 / 4 = 0.2 ms; layers 10 * 0.1 * 1.5 = 1.5 ms; sequences
    // 0.08 ms
    assertThat(times(4, Parts.TEN).decodeSeconds(4, 1000) * 1e3).isCloseTo(8.03, within(1e-9));
  }

  @Test
  void prefill_isBoundByComputeOfLongPrompts() {
    // 2 * 10e9 * 1000 / (100e12 * 0.5) = 400 ms; layers 1 ms
    assertThat(times(1, Parts.TEN).prefillSeconds(1, 1000, 0) * 1e3).isCloseTo(401, within(1e-9));
  }

  @Test
  void prefill_isBoundByBandwidthOfShortPrompts() {
    // 20 GB / (1000 GB/s * 0.8) = 25 ms > 2 * 10e9 * 10 / 50e12 = 4 ms; layers 1 ms
    assertThat(times(1, Parts.TEN).prefillSeconds(1, 10, 0) * 1e3).isCloseTo(26, within(1e-9));
  }

  @Test
  void prefill_readsOnlyWhatIsNotCachedButAttendsToAll() {
    var wide =
        new Model(
            "wide", 10, 10, 10, 100_000, Precision.BF16, new Model.Shape(5000, null, null), null);
    // products 2 * 10e9 * 600 = 12e12; attention 4 * 5000 * 10 * (1000^2 - 400^2) / 2 = 0.084e12
    assertThat(times(1, wide).prefillFlops(1, 1000, 400)).isCloseTo(12.084e12, within(1.0));
  }

  @Test
  void mixture_readsTheExpertsThatTheBatchTouches() {
    var mixture = new Model("moe", 9, 3, 10, 0, Precision.BF16, new Model.Shape(null, 8, 2), null);
    var served = times(1, mixture).served();
    // An expert is (9 - 3) / (8 - 2) = 1 billion, the dense part 1. One token reads 1 + 2 experts.
    assertThat(served.weightBytesTouched(1)).isCloseTo(6e9, within(1.0));
    // Two tokens touch 8 * (1 - 0.75^2) = 3.5 experts: 4.5 billion parameters.
    assertThat(served.weightBytesTouched(2)).isCloseTo(9e9, within(1.0));
    assertThat(served.weightBytesTouched(1000)).isCloseTo(18e9, within(1.0));
  }
}
