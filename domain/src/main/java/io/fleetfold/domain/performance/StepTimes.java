package io.fleetfold.domain.performance;

/**
 * The extended closed form: how long a pass through a model takes on a group of accelerators.
 *
 * <p>The work of a pass is counted in bytes, operations and layers, and divided by datasheet peaks
 * ({@link DecodeLoad}, {@link PrefillLoad}); the constants of the accelerator and its serving stack
 * turn that into seconds.
 */
public record StepTimes(ServedModel served, EngineGroup group, Constants constants, Links links) {

  /**
   * Figures of the hardware around that hold for all.
   *
   * @param pcieGbPerSecond link of accelerators without a scale-up link
   * @param referenceTflopsPerWatt scale of {@link Constant#POWER_SLOPE}
   */
  record Links(double pcieGbPerSecond, double referenceTflopsPerWatt) {}

  /** Seconds of one decode step for sequences of this context. */
  double decodeSeconds(double batch, double contextTokens) {
    return decodeLoad(batch, contextTokens, DecodeLoad.Prompts.NONE).seconds(constants);
  }

  /** Seconds to read prompts together, each of this length with a part already in the cache. */
  double prefillSeconds(double prompts, double promptTokens, double cachedTokens) {
    return prefillLoad(prompts, promptTokens, cachedTokens).seconds(constants);
  }

  /** One decode step of a batch whose sequences have this context, and prompts beside it. */
  public DecodeLoad decodeLoad(double batch, double contextTokens, DecodeLoad.Prompts prompts) {
    double bandwidth = group.bandwidthBytesPerSecond();
    return new DecodeLoad(
        served.denseBytes() / bandwidth,
        served.expertBytes(batch) / bandwidth,
        served.flopsPerToken() * batch / gemmFlopsPerSecond(),
        served.kvBytes(batch * contextTokens) / bandwidth,
        allReduceSeconds(batch),
        batch,
        layers(),
        prompts);
  }

  /** Prompts of this length that an aggregated engine reads between two decode steps. */
  public DecodeLoad.Prompts promptsBetweenSteps(double count, double promptTokens) {
    return new DecodeLoad.Prompts(
        count, computeSeconds(1, promptTokens, 0), allReduceSeconds(promptTokens));
  }

  /** Reading prompts together, each of this length with a part already in the cache. */
  public PrefillLoad prefillLoad(double prompts, double promptTokens, double cachedTokens) {
    double tokens = prompts * (promptTokens - cachedTokens);
    return new PrefillLoad(
        computeSeconds(prompts, promptTokens, cachedTokens),
        served.weightBytesTouched(tokens) / group.bandwidthBytesPerSecond(),
        allReduceSeconds(tokens),
        group.relativeTflopsPerWatt(links.referenceTflopsPerWatt()),
        layers());
  }

  double prefillFlops(double prompts, double promptTokens, double cachedTokens) {
    double products = served.flopsPerToken() * (promptTokens - cachedTokens);
    return prompts * (products + served.attentionFlops(promptTokens, cachedTokens));
  }

  private double computeSeconds(double prompts, double promptTokens, double cachedTokens) {
    double products = served.flopsPerToken() * (promptTokens - cachedTokens) / gemmFlopsPerSecond();
    double attention =
        served.attentionFlops(promptTokens, cachedTokens) / group.wideFlopsPerSecond();
    return prompts * (products + attention);
  }

  private double gemmFlopsPerSecond() {
    return group.flopsPerSecond(served.format()) * served.format().gemmShare();
  }

  private double allReduceSeconds(double tokens) {
    return group.allReduceSeconds(
        served.model().layers(), served.width(), tokens, links.pcieGbPerSecond());
  }

  private Load.Layers layers() {
    return new Load.Layers(served.model().layers(), group.accelerators(), served.isMixture());
  }
}
