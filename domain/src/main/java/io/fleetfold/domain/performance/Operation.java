package io.fleetfold.domain.performance;

import org.jspecify.annotations.Nullable;

/**
 * The point at which an engine is planned to run.
 *
 * @param boundBy what keeps it from more: compute, bandwidth, memory or latency
 * @param memoryBytes weights and KV cache
 */
record Operation(
    double requestsPerSecond,
    int batch,
    String boundBy,
    Latency latency,
    double memoryBytes,
    Activity activity) {

  /**
   * Predicted latencies; {@code null} where the phase has none.
   *
   * @param tighterMillis the one that is nearer to its target
   */
  record Latency(@Nullable Double ttftMillis, @Nullable Double tpotMillis, double tighterMillis) {

    static Latency ofTtft(double millis) {
      return new Latency(millis, null, millis);
    }

    static Latency ofTpot(double millis) {
      return new Latency(null, millis, millis);
    }
  }

  /**
   * What the accelerators do meanwhile.
   *
   * @param busyShare share of the time in which it works
   * @param bytesPerSecond memory traffic while it works
   * @param flopsPerSecond arithmetic while it works
   */
  record Activity(double busyShare, double bytesPerSecond, double flopsPerSecond) {}
}
