package io.fleetfold.domain.performance;

/**
 * The extended closed form: how long one pass through the model takes.
 *
 * <pre>
 * decode step = max(weights read / (bw * m_w), 2 * P_active * batch / (peak * m_c))
 *             + kv * batch * context / (bw * m_kv) + layers * c_layer * (tp &gt; 1 ? x : 1) + batch * c_seq
 * prefill     = max(flops with attention / (peak * mfu), weights read / (bw * m_p)) + layers * c_layer * (tp &gt; 1 ? x : 1)
 * </pre>
 *
 * <p>bw and peak are datasheet figures of the whole group; the other names are {@link
 * EngineConstants}.
 */
record StepTimes(ServedModel served, EngineGroup group) {

  /** Seconds of one decode step for sequences of this context. */
  double decodeSeconds(double batch, double contextTokens) {
    EngineConstants.Decode constants = group.constants().decode();
    double cache =
        served.kvBytes(batch * contextTokens)
            / (group.bandwidthBytesPerSecond() * constants.kvBandwidthShare());
    return Math.max(decodeWeightSeconds(batch), decodeComputeSeconds(batch))
        + cache
        + group.layerSeconds(served.model().layers())
        + batch * constants.sequenceMicros() * 1e-6;
  }

  double decodeWeightSeconds(double batch) {
    return served.weightBytesTouched(batch)
        / (group.bandwidthBytesPerSecond() * group.constants().decode().weightBandwidthShare());
  }

  double decodeComputeSeconds(double batch) {
    double reached = group.constants().decode().computeShare() * served.format().gemmShare();
    return served.flopsPerToken() * batch / (group.flopsPerSecond(served.format()) * reached);
  }

  /** Seconds to read prompts together, each of this length with a part already in the cache. */
  double prefillSeconds(double prompts, double promptTokens, double cachedTokens) {
    return Math.max(
            prefillComputeSeconds(prompts, promptTokens, cachedTokens),
            prefillWeightSeconds(prompts * (promptTokens - cachedTokens)))
        + group.layerSeconds(served.model().layers());
  }

  double prefillComputeSeconds(double prompts, double promptTokens, double cachedTokens) {
    double reached = group.constants().prefill().computeShare() * served.format().gemmShare();
    return prefillFlops(prompts, promptTokens, cachedTokens)
        / (group.flopsPerSecond(served.format()) * reached);
  }

  double prefillFlops(double prompts, double promptTokens, double cachedTokens) {
    return prompts
        * (served.flopsPerToken() * (promptTokens - cachedTokens)
            + served.attentionFlops(promptTokens, cachedTokens));
  }

  double prefillWeightSeconds(double tokens) {
    return served.weightBytesTouched(tokens)
        / (group.bandwidthBytesPerSecond() * group.constants().prefill().bandwidthShare());
  }
}
