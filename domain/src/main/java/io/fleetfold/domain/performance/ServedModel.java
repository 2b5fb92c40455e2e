package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Model;

/**
 * A model in the format it is served in: the bytes it reads and the arithmetic it does.
 *
 * <p>A mixture of experts reads, in a decode step, the dense part and every expert that at least
 * one sequence of the batch was routed to. With E experts a layer of which a token uses k, a batch
 * of b touches {@code E * (1 - (1 - k/E)^b)} of them on average. The size of an expert follows from
 * the two parameter counts, which differ by the {@code E - k} experts that a token does not use.
 */
public record ServedModel(Model model, NumberFormat format) {

  /** Memory of all weights. */
  public double weightBytes() {
    return bytes(model.parametersBillion());
  }

  /** Whether a token uses only some of the weights. */
  boolean isMixture() {
    return expertShareUsed() < 1;
  }

  /** Weights that every token uses; all of them in a dense model. */
  double denseBytes() {
    return weightBytes() - bytes(expertBillion());
  }

  /** Weights of the experts that so many tokens touch together. */
  double expertBytes(double tokens) {
    double touched = 1 - Math.pow(1 - expertShareUsed(), Math.max(1, tokens));
    return bytes(expertBillion()) * touched;
  }

  /** Weights that a pass reads when it works on so many tokens. */
  double weightBytesTouched(double tokens) {
    return denseBytes() + expertBytes(tokens);
  }

  private double expertBillion() {
    double used = expertShareUsed();
    double unused = model.parametersBillion() - model.activeParametersBillion();
    return used < 1 ? Math.min(model.parametersBillion(), unused / (1 - used)) : 0;
  }

  private double expertShareUsed() {
    Integer experts = model.experts().experts();
    Integer used = model.experts().expertsPerToken();
    return experts == null || used == null || used >= experts ? 1 : (double) used / experts;
  }

  private double bytes(double billion) {
    return billion * 1e9 * format.bytesPerParameter();
  }

  /** Operations of the matrix products for one token. */
  public double flopsPerToken() {
    return 2 * model.activeParametersBillion() * 1e9;
  }

  /**
   * Operations of causal attention for a prompt of which a part is already in the cache: two
   * products of the width of the model for each pair of a new token and a token before it.
   */
  double attentionFlops(double promptTokens, double cachedTokens) {
    double pairs = (promptTokens * promptTokens - cachedTokens * cachedTokens) / 2;
    return 4.0 * width() * model.layers() * pairs;
  }

  /** Width of the residual stream; 0 where unknown, so that what depends on it is left out. */
  double width() {
    Integer width = model.experts().hiddenSize();
    return width == null ? 0 : width;
  }

  /** KV cache of so many tokens. */
  public double kvBytes(double tokens) {
    return tokens * model.kvBytesPerToken();
  }
}
