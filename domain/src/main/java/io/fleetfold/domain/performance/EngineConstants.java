package io.fleetfold.domain.performance;

/**
 * What a serving stack makes of an accelerator: the fitted constants of the closed form, to be used
 * as a set.
 *
 * @param stack the serving software, as the calibration names it
 */
record EngineConstants(String stack, Decode decode, Prefill prefill) {

  /**
   * Constants of a decode step.
   *
   * @param weightBandwidthShare share of peak bandwidth at which weights are read
   * @param kvBandwidthShare share of peak bandwidth at which the KV cache is read
   * @param computeShare share of peak FLOPS of matrix products
   * @param layerMicros fixed time of a layer
   * @param tensorParallelFactor how much longer that is when several accelerators share a layer
   * @param sequenceMicros host work for a sequence
   */
  record Decode(
      double weightBandwidthShare,
      double kvBandwidthShare,
      double computeShare,
      double layerMicros,
      double tensorParallelFactor,
      double sequenceMicros) {}

  /** Shares of peak FLOPS and peak bandwidth that prefill reaches. */
  record Prefill(double computeShare, double bandwidthShare) {}
}
