package io.fleetfold.domain.performance;

/**
 * One decode step.
 *
 * <pre>
 * step = max(dense / weight_bandwidth + experts / expert_bandwidth, compute / (decode_compute * expert_compute))
 *      + cache / kv_bandwidth + all-reduces / link + batch * sequence_us
 *      + layers * ((layer_us + expert_layer_us) * tensor_parallel_factor + doublings * doubling_us)
 *      + prompts read in the meantime / mixed_compute ...
 * </pre>
 *
 * @param denseSeconds reading the weights that every token uses, at peak bandwidth
 * @param expertSeconds reading the experts that the batch touches
 * @param computeSeconds matrix products at the peak of large ones
 * @param cacheSeconds reading the KV cache
 * @param linkSeconds all-reduces at the peak of the scale-up link
 * @param prompts what the same engine reads between two steps
 */
public record DecodeLoad(
    double denseSeconds,
    double expertSeconds,
    double computeSeconds,
    double cacheSeconds,
    double linkSeconds,
    double batch,
    Layers layers,
    Prompts prompts)
    implements Load {

  /**
   * Prompts read between two steps of an aggregated engine.
   *
   * @param count prompts for each step
   * @param computeSeconds arithmetic of one prompt at peak
   * @param linkSeconds its all-reduces
   */
  public record Prompts(double count, double computeSeconds, double linkSeconds) {

    /** No prompts: decode alone. */
    public static final Prompts NONE = new Prompts(0, 0, 0);
  }

  @Override
  public double seconds(Constants constants) {
    return Math.max(weightSeconds(constants), computeSeconds(constants))
        + cacheSeconds / constants.get(Constant.KV_BANDWIDTH)
        + linkSeconds / constants.get(Constant.LINK)
        + batch * constants.seconds(Constant.SEQUENCE_US)
        + layerSeconds(constants)
        + prompts.count() * promptSeconds(constants);
  }

  @Override
  public double trafficSeconds() {
    return denseSeconds + expertSeconds + cacheSeconds;
  }

  @Override
  public double arithmeticSeconds() {
    return computeSeconds + prompts.count() * prompts.computeSeconds();
  }

  double weightSeconds(Constants constants) {
    return denseSeconds / constants.get(Constant.WEIGHT_BANDWIDTH)
        + expertSeconds / constants.get(Constant.EXPERT_BANDWIDTH);
  }

  double computeSeconds(Constants constants) {
    return computeSeconds / (constants.get(Constant.DECODE_COMPUTE) * expertCompute(constants));
  }

  private double layerSeconds(Constants constants) {
    double fixed =
        constants.seconds(Constant.LAYER_US)
            + (layers.mixture() ? constants.seconds(Constant.EXPERT_LAYER_US) : 0);
    return layers.count()
        * (fixed * layers.sharedFactor(constants.get(Constant.TENSOR_PARALLEL_FACTOR))
            + layers.doublings() * constants.seconds(Constant.DOUBLING_US));
  }

  private double promptSeconds(Constants constants) {
    return prompts.computeSeconds()
            / (constants.get(Constant.MIXED_COMPUTE) * expertCompute(constants))
        + prompts.linkSeconds() / constants.get(Constant.LINK)
        + layers.count() * constants.seconds(Constant.MIXED_LAYER_US);
  }

  private double expertCompute(Constants constants) {
    return layers.mixtureFactor(constants.get(Constant.EXPERT_COMPUTE));
  }
}
