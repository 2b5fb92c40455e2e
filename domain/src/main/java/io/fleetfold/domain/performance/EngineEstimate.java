package io.fleetfold.domain.performance;

import org.jspecify.annotations.Nullable;

/**
 * One engine with its latencies and its place under the roofs of its accelerators.
 *
 * @param ttftMillis time to the first token that the stated share of requests meets, waiting
 *     included; {@code null} for decode
 * @param tpotMillis time per output token; {@code null} for prefill
 */
public record EngineEstimate(
    ShardProfile profile,
    @Nullable Double ttftMillis,
    @Nullable Double tpotMillis,
    Roofline roofline) {

  /**
   * Work of the whole engine while it works, and the datasheet peaks of its accelerators.
   *
   * @param bytesPerSecond memory traffic
   * @param flopsPerSecond arithmetic
   * @param peakFlopsPerSecond dense peak in the number format that it runs in
   */
  public record Roofline(
      double bytesPerSecond,
      double flopsPerSecond,
      double peakBytesPerSecond,
      double peakFlopsPerSecond) {

    /** Arithmetic intensity: operations for each byte read. */
    public double flopsPerByte() {
      return flopsPerSecond / bytesPerSecond;
    }

    /** What the roofs allow at an intensity. */
    public double roof(double flopsPerByte) {
      return Math.min(peakFlopsPerSecond, flopsPerByte * peakBytesPerSecond);
    }

    /** Whether peak FLOPS, and not peak bandwidth, is its roof. */
    public boolean isUnderCompute() {
      return flopsPerByte() * peakBytesPerSecond >= peakFlopsPerSecond;
    }

    /** Share of its roof that it reaches. */
    public double shareOfRoof() {
      return flopsPerSecond / roof(flopsPerByte());
    }
  }

  /** Accelerators that it takes. */
  public double accelerators() {
    return profile.accelerators();
  }

  /** Requests per second. */
  public double requestsPerSecond() {
    return profile.rateMicroRps() / 1e6;
  }

  /** Requests per second for each accelerator. */
  public double requestsPerSecondAndAccelerator() {
    return requestsPerSecond() / accelerators();
  }

  /** All-in kilowatts while it serves that rate. */
  public double kilowatts() {
    return profile.milliwatts() / 1e6;
  }

  /** Requests per second for each all-in kilowatt. */
  public double requestsPerSecondAndKilowatt() {
    return requestsPerSecond() / kilowatts();
  }
}
