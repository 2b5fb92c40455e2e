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
record ServedModel(Model model, NumberFormat format) {

  /** Memory of all weights. */
  double weightBytes() {
    return model.parametersBillion() * 1e9 * format.bytesPerParameter();
  }

  /** Weights that a step reads when it works on so many tokens. */
  double weightBytesTouched(double tokens) {
    Integer experts = model.experts().experts();
    Integer used = model.experts().expertsPerToken();
    if (experts == null || used == null || used >= experts) {
      return weightBytes();
    }
    double unused = model.parametersBillion() - model.activeParametersBillion();
    double untouchedShare = Math.pow(1 - (double) used / experts, Math.max(1, tokens) - 1);
    return (model.parametersBillion() - unused * untouchedShare) * 1e9 * format.bytesPerParameter();
  }

  /** Operations of the matrix products for one token. */
  double flopsPerToken() {
    return 2 * model.activeParametersBillion() * 1e9;
  }

  /**
   * Operations of causal attention for a prompt of which a part is already in the cache: two
   * products of the width of the model for each pair of a new token and a token before it.
   */
  double attentionFlops(double promptTokens, double cachedTokens) {
    Integer width = model.experts().hiddenSize();
    double pairs = (promptTokens * promptTokens - cachedTokens * cachedTokens) / 2;
    return width == null ? 0 : 4.0 * width * model.layers() * pairs;
  }

  double kvBytes(double tokens) {
    return tokens * model.kvBytesPerToken();
  }
}
