package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Model;
import io.fleetfold.domain.facts.Phase;

/**
 * All-in watts of engines whose rate somebody else states: what the rate means in memory traffic
 * and arithmetic, put into the power curve. Immutable.
 */
public record EnginePower(Model model, double promptTokens, double outputTokens) {

  /** Watts of the share of host, fans and network of one accelerator. */
  public static double hostWatts(Accelerator type) {
    return PowerTable.bundled().hostWatts(type);
  }

  /**
   * Watts of an engine at its power domain.
   *
   * @param requestsPerSecond what it serves
   * @param batch sequences, or prompts in prefill, that it works on at once
   */
  public double watts(
      Phase phase, Accelerator type, int accelerators, double requestsPerSecond, double batch) {
    var group = new EngineGroup(type, accelerators);
    NumberFormat format = NumberFormats.bundled().best(model, type);
    var served = new ServedModel(model, format);
    double bytes = 0;
    double flops = 0;
    if (phase != Phase.DECODE) {
      double prompts = phase == Phase.PREFILL ? Math.max(1, batch) : 1;
      bytes +=
          served.weightBytesTouched(prompts * promptTokens) / prompts
              + served.kvBytes(promptTokens);
      flops += served.flopsPerToken() * promptTokens + served.attentionFlops(promptTokens, 0);
    }
    if (phase != Phase.PREFILL) {
      double sequences = Math.max(1, batch);
      double steps = Math.max(1, outputTokens - 1);
      double context = promptTokens + outputTokens / 2;
      bytes += steps * (served.weightBytesTouched(sequences) / sequences + served.kvBytes(context));
      flops += steps * served.flopsPerToken();
    }
    var activity = new Operation.Activity(1, requestsPerSecond * bytes, requestsPerSecond * flops);
    return PowerTable.bundled().allInWatts(group, group.flopsPerSecond(format), activity);
  }
}
