package io.fleetfold.domain.performance;

import java.util.HashMap;
import java.util.Map;

/**
 * Figures that hold for every accelerator; their reasons stand in {@code assumptions.csv}.
 *
 * @param sloMargin share of a latency target that is kept free
 * @param memoryReserve share of the memory that weights and KV cache leave free
 * @param minimumCudaCapability CUDA parts below it are refused
 * @param usefulSizeGain what a larger group must serve more per accelerator to be offered
 */
public record Assumptions(
    double sloMargin,
    double memoryReserve,
    double minimumCudaCapability,
    double usefulSizeGain,
    double kvTransferBytesPerSecond,
    StepTimes.Links links,
    double unrecordedContextTokens,
    Queueing queueing,
    Batching batching) {

  /**
   * How prompts queue.
   *
   * @param quantile share of prompts that meet the TTFT target
   * @param workVariation squared coefficient of variation of the work in a prompt
   * @param utilisationLimit no engine is planned to be busier
   */
  record Queueing(double quantile, double workVariation, double utilisationLimit) {}

  /**
   * How engines batch.
   *
   * @param decodeOccupancy share of a decode engine's sequence slots in use on average
   * @param chunkTokens part of a prompt that shares a step with decode in an aggregated engine
   */
  public record Batching(
      int decodeLimit, double decodeOccupancy, int prefillLimit, double chunkTokens) {}

  /** The figures that are packed with the program. */
  public static Assumptions bundled() {
    Map<String, Double> values = new HashMap<>();
    for (var row : BundledTable.rows("assumptions.csv")) {
      values.put(row.get("name"), BundledTable.number(row, "value"));
    }
    return new Assumptions(
        value(values, "slo_margin"),
        value(values, "memory_reserve"),
        value(values, "minimum_cuda_cc"),
        value(values, "useful_size_gain"),
        value(values, "kv_transfer_gbit_s") * 1e9 / 8,
        new StepTimes.Links(value(values, "pcie_gb_s"), value(values, "reference_tflops_per_w")),
        value(values, "unrecorded_context_tokens"),
        queueing(values),
        batching(values));
  }

  private static Queueing queueing(Map<String, Double> values) {
    return new Queueing(
        value(values, "ttft_quantile"),
        value(values, "prompt_work_variation"),
        value(values, "prefill_utilisation_limit"));
  }

  private static Batching batching(Map<String, Double> values) {
    return new Batching(
        (int) value(values, "decode_batch_limit"),
        value(values, "decode_occupancy"),
        (int) value(values, "prefill_batch_limit"),
        value(values, "prefill_chunk_tokens"));
  }

  private static double value(Map<String, Double> values, String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("assumptions.csv lacks " + name);
    }
    return value;
  }

  Assumptions withSloMargin(double margin) {
    if (!(margin >= 0 && margin < 1)) {
      throw new IllegalArgumentException("a margin is 0 or more and less than 1: " + margin);
    }
    return new Assumptions(
        margin,
        memoryReserve,
        minimumCudaCapability,
        usefulSizeGain,
        kvTransferBytesPerSecond,
        links,
        unrecordedContextTokens,
        queueing,
        batching);
  }

  /** The latency that is planned for, so that the target holds. */
  double planned(double targetMillis) {
    return targetMillis * (1 - sloMargin);
  }
}
