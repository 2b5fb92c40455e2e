package io.fleetfold.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Precision;
import org.junit.jupiter.api.Test;

class StepTimesTest {

  /**
   * Weights 0.8 and cache 0.5 of bandwidth, 0.5 of FLOPS, 100 us a layer (1.5 times that when
   * shared), 20 us a sequence.
   */
  private static final Constants CONSTANTS =
      Parts.constants()
          .with(Constant.WEIGHT_BANDWIDTH, 0.8)
          .with(Constant.KV_BANDWIDTH, 0.5)
          .with(Constant.DECODE_COMPUTE, 0.5)
          .with(Constant.LAYER_US, 100)
          .with(Constant.SEQUENCE_US, 20)
          .with(Constant.PREFILL_COMPUTE, 0.5)
          .with(Constant.PREFILL_LAYER_US, 100);

  private static StepTimes times(double accelerators, Model model) {
    var format = new NumberFormat(Precision.BF16, Precision.BF16, 2, 100e12, 1.0);
    return new StepTimes(
        new ServedModel(model, format),
        new EngineGroup(Parts.ROUND, accelerators),
        CONSTANTS,
        new StepTimes.Links(16, 0.2));
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
    // 2 * 10e9 * 1000 / (100e12 * 0.5) = 400 ms beside weights of 25 ms: (400^4 + 25^4)^(1/4) =
    // 400.0015; layers 1 ms
    assertThat(times(1, Parts.TEN).prefillSeconds(1, 1000, 0) * 1e3)
        .isCloseTo(401.0015, within(1e-4));
  }

  @Test
  void prefill_isBoundByBandwidthOfShortPrompts() {
    // 20 GB / (1000 GB/s * 0.8) = 25 ms beside 2 * 10e9 * 10 / 50e12 = 4 ms: (25^4 + 4^4)^(1/4) =
    // 25.0041; layers 1 ms
    assertThat(times(1, Parts.TEN).prefillSeconds(1, 10, 0) * 1e3).isCloseTo(26.0041, within(1e-4));
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
  void prefill_waitsForTheHostThatLaunchesShortWork() {
    var launching = CONSTANTS.with(Constant.PREFILL_FLOOR_US, 5000);
    // 10 layers * 5 ms = 50 ms beside weights of 25 ms and arithmetic of 4 ms: (50^4 + 25^4 +
    // 4^4)^(1/4) = 50.7641; layers 1 ms
    assertThat(times(1, Parts.TEN).prefillLoad(1, 10, 0).seconds(launching) * 1e3)
        .isCloseTo(51.7641, within(1e-4));
  }

  @Test
  void prefill_ofPartsWithMuchArithmeticForTheirPowerReachesLess() {
    // 100 TFLOPS in 500 W is the reference of 0.2 here. At twice the reference and a slope of 0.5
    // the share falls by sqrt(2).
    var load = times(1, Parts.TEN).prefillLoad(1, 1000, 0);
    var hungry = new PrefillLoad(load.computeSeconds(), 0, 0, 2, load.layers());
    double share = 0.5 / Math.sqrt(2);
    assertThat(load.relativeTflopsPerWatt()).isCloseTo(1.0, within(1e-12));
    assertThat(hungry.computeSeconds(CONSTANTS.with(Constant.POWER_SLOPE, 0.5)))
        .isCloseTo(0.2 / share, within(1e-9));
  }

  @Test
  void decode_ofAnAggregatedEngineReadsPromptsInBetween() {
    StepTimes times = times(1, Parts.TEN);
    // 0.04 prompts a step of 2 * 10e9 * 500 / (100e12 * 0.5) = 200 ms, with 10 layers * 0.1 ms
    var prompts = times.promptsBetweenSteps(0.04, 500);
    var constants = CONSTANTS.with(Constant.MIXED_COMPUTE, 0.5).with(Constant.MIXED_LAYER_US, 100);
    assertThat(times.decodeLoad(4, 1000, prompts).seconds(constants) * 1e3)
        .isCloseTo(26.88 + 0.04 * 201, within(1e-9));
  }

  @Test
  void decode_payForAllReducesAndForEachDoublingOfTheGroup() {
    var wide =
        new Model(
            "wide", 10, 10, 10, 100_000, Precision.BF16, new Model.Shape(5000, null, null), null);
    var constants = CONSTANTS.with(Constant.DOUBLING_US, 10).with(Constant.LINK, 0.5);
    // as on four without width: 8.03 ms; doublings 10 layers * 2 * 10 us = 0.2 ms;
    // all-reduces 2 * 10 layers * 4 tokens * 5000 * 2 bytes * 2 * 3/4 / (100 GB/s * 0.5) = 0.024 ms
    assertThat(times(4, wide).decodeLoad(4, 1000, DecodeLoad.Prompts.NONE).seconds(constants) * 1e3)
        .isCloseTo(8.254, within(1e-9));
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
