package io.fleetfold.domain.performance;

/**
 * What one shard of a workload's phase takes and gives on one type of accelerator.
 *
 * @param acceleratorMillis accelerators it reserves, in thousandths: whole ones (its
 *     tensor-parallel degree), or a slice of 125, 250 or 500 of one that it shares
 * @param rateMicroRps sustained rate in micro-requests per second
 * @param milliwatts draw at the power domain while it serves that rate: of whole accelerators all
 *     that they draw, idle draw included; of a slice what it draws above the idle accelerator that
 *     it shares
 */
public record ShardProfile(
    long acceleratorMillis,
    long rateMicroRps,
    long milliwatts,
    Footprint footprint,
    Engine engine) {

  /**
   * What it uses of its host beside accelerators.
   *
   * @param memoryMegabytes accelerator memory for weights and KV cache (10^6 bytes)
   * @param memoryBandwidthMegabytesPerSecond sustained accelerator memory traffic
   * @param kvKilobitsPerSecond KV cache sent (prefill) or received (decode) over the host's
   *     network; 0 when aggregated
   */
  public record Footprint(
      long memoryMegabytes, long memoryBandwidthMegabytesPerSecond, long kvKilobitsPerSecond) {}

  /**
   * How the engine runs, for reports.
   *
   * @param batch sequences that it works on at once; 0 when measured and not stated
   * @param precision format of its matrix products, or {@code measured}
   * @param boundBy what keeps it from being faster: compute, bandwidth, memory, latency, or {@code
   *     measured}
   * @param latencyMillis TTFT of prefill, TPOT of decode, the tighter of both of aggregated; 0 when
   *     measured and not stated
   */
  public record Engine(int batch, String precision, String boundBy, double latencyMillis) {

    /** An engine known by its measured rate alone. */
    public static final Engine MEASURED = measured(0);

    /** An engine known by its measured rate and latency, which is 0 where nobody states it. */
    static Engine measured(double latencyMillis) {
      return new Engine(0, "measured", "measured", latencyMillis);
    }
  }

  /**
   * What it draws beyond the accelerators that would idle without it; at least 0, so starting a
   * shard never lowers the draw of its host.
   *
   * @param idleMilliwatts of one unused accelerator
   */
  public long milliwattsAboveIdle(long idleMilliwatts) {
    return isSlice()
        ? milliwatts
        : Math.max(0, milliwatts - acceleratorMillis / 1000 * idleMilliwatts);
  }

  /** Whether it shares its accelerator with others. */
  public boolean isSlice() {
    return acceleratorMillis < 1000;
  }

  /** Accelerators that it reserves; a fraction when it shares one. */
  public double accelerators() {
    return acceleratorMillis / 1000.0;
  }
}
