package io.fleetfold.domain.performance;

/**
 * Reading prompts.
 *
 * <p>Arithmetic, reading weights and launching layers from the host go on side by side, so the
 * longest of the three decides; where two are alike the pass takes a little longer than either,
 * which a norm of order four expresses. On top comes the fixed time of the layers. Parts with much
 * arithmetic for their power reach a smaller share of it: the power limit, not the datasheet, is
 * their peak.
 *
 * @param computeSeconds matrix products and attention at the peak of large products
 * @param weightSeconds reading the weights that the prompts touch, at peak bandwidth
 * @param linkSeconds all-reduces at the peak of the scale-up link
 * @param relativeTflopsPerWatt 16-bit TFLOPS a watt over the reference, 1 where the power is
 *     unknown
 */
public record PrefillLoad(
    double computeSeconds,
    double weightSeconds,
    double linkSeconds,
    double relativeTflopsPerWatt,
    Layers layers)
    implements Load {

  @Override
  public double seconds(Constants constants) {
    double shared = layers.sharedFactor(constants.get(Constant.PREFILL_TENSOR_PARALLEL_FACTOR));
    double floor = layers.count() * shared * constants.seconds(Constant.PREFILL_FLOOR_US);
    double busy = computeSeconds(constants) + linkSeconds / constants.get(Constant.PREFILL_LINK);
    return longest(busy, weightSeconds(constants), floor)
        + layers.count() * shared * constants.seconds(Constant.PREFILL_LAYER_US);
  }

  @Override
  public double trafficSeconds() {
    return weightSeconds;
  }

  @Override
  public double arithmeticSeconds() {
    return computeSeconds;
  }

  double computeSeconds(Constants constants) {
    double share =
        constants.get(Constant.PREFILL_COMPUTE)
            * Math.pow(relativeTflopsPerWatt, -constants.get(Constant.POWER_SLOPE));
    return computeSeconds / (share * layers.mixtureFactor(constants.get(Constant.EXPERT_COMPUTE)));
  }

  double weightSeconds(Constants constants) {
    return weightSeconds / constants.get(Constant.PREFILL_BANDWIDTH);
  }

  private static double longest(double first, double second, double third) {
    return Math.sqrt(Math.sqrt(fourth(first) + fourth(second) + fourth(third)));
  }

  private static double fourth(double value) {
    return value * value * value * value;
  }
}
