package io.fleetfold.domain.performance;

/**
 * The point at which an engine is planned to run.
 *
 * @param boundBy what keeps it from more: compute, bandwidth, memory or latency
 * @param latencyMillis predicted latency that its target is compared with
 * @param memoryBytes weights and KV cache
 */
record Operation(
    double requestsPerSecond,
    int batch,
    String boundBy,
    double latencyMillis,
    double memoryBytes,
    Activity activity) {

  /**
   * What the accelerators do meanwhile.
   *
   * @param busyShare share of the time in which it works
   * @param bytesPerSecond memory traffic while it works
   * @param flopsPerSecond arithmetic while it works
   */
  record Activity(double busyShare, double bytesPerSecond, double flopsPerSecond) {}
}
