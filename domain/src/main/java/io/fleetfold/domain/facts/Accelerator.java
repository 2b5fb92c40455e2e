package io.fleetfold.domain.facts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One type of accelerator: the datasheet figures that a plan depends on.
 *
 * <p>A figure that no source states is {@code null} (rates) or absent, never guessed; {@link
 * #missingFigures()} names what keeps a type from being modelled.
 *
 * @param kvGroup only types of one group exchange KV cache; {@code null} for the common group
 */
public record Accelerator(
    String id,
    String vendor,
    Memory memory,
    Compute compute,
    PowerDraw power,
    Scaling scaling,
    Provenance provenance,
    @Nullable String kvGroup) {

  /** A type of the common KV group. */
  public Accelerator(
      String id,
      String vendor,
      Memory memory,
      Compute compute,
      PowerDraw power,
      Scaling scaling,
      Provenance provenance) {
    this(id, vendor, memory, compute, power, scaling, provenance, null);
  }

  /** Capacity in decimal gigabytes and peak bandwidth in GB/s; {@code null} where unknown. */
  public record Memory(@Nullable Double capacityGb, @Nullable Double bandwidthGbPerSecond) {}

  /**
   * Dense peak rates in TFLOPS; {@code null} where the hardware lacks the format or no source
   * states it.
   */
  public record Compute(
      @Nullable Double fp16Tflops, @Nullable Double fp8Tflops, @Nullable Double fp4Tflops) {}

  /**
   * Watts of one accelerator: thermal design power, idle draw, and all-in with its share of host,
   * fans and network.
   */
  public record PowerDraw(
      @Nullable Double tdpWatts, double idleWatts, @Nullable Double allInWatts) {}

  /**
   * The scale-up link in GB/s per direction, the largest tensor-parallel group ({@code null}: the
   * host's size) and the CUDA compute capability ({@code null}: not a CUDA part).
   */
  public record Scaling(
      @Nullable Double scaleUpGbPerSecond,
      @Nullable Integer maxTensorParallel,
      @Nullable Double cudaComputeCapability) {}

  /**
   * When it shipped (ISO date, or year and month), on which node, for how much, and who says so.
   */
  public record Provenance(
      @Nullable String released,
      @Nullable Double processNanometres,
      @Nullable Double purchaseUsd,
      @Nullable String source) {}

  /**
   * The columns whose absence keeps the performance model from using this type; empty when it can
   * be used.
   */
  public List<String> missingFigures() {
    List<String> missing = new ArrayList<>();
    addIfMissing(missing, "memory_gb", memory.capacityGb());
    addIfMissing(missing, "memory_bandwidth_gb_s", memory.bandwidthGbPerSecond());
    addIfMissing(missing, "fp16_tflops", compute.fp16Tflops());
    addIfMissing(missing, "tdp_w", power.tdpWatts());
    return List.copyOf(missing);
  }

  private static void addIfMissing(List<String> missing, String column, @Nullable Double value) {
    if (value == null) {
      missing.add(column);
    }
  }

  /** Types are the same when their ids are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Accelerator that && id.equals(that.id));
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id;
  }
}
