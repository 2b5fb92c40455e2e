package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Host;
import org.jspecify.annotations.Nullable;

/**
 * What all shards of one host take together, and by how much that is more than the host has.
 *
 * @param acceleratorMillis of all shards, those that cannot run here included
 * @param runningMillis of the shards that run
 * @param dedicatedMillis of those that share no accelerator
 * @param milliwatts beyond the accelerators that would idle without each shard
 */
record HostLoad(
    long acceleratorMillis,
    long runningMillis,
    long dedicatedMillis,
    long memoryMegabytes,
    long memoryBandwidthMegabytesPerSecond,
    long kvKilobitsPerSecond,
    long milliwatts) {

  /** The load of a host that only idles, for sums to which its idle draw belongs. */
  static HostLoad idle(Host host) {
    return new HostLoad(0, 0, 0, 0, 0, 0, host.idleMilliwatts());
  }

  long memoryBandwidthOverload(Host host) {
    Double gbPerSecond = host.accelerator().memory().bandwidthGbPerSecond();
    return memoryBandwidthMegabytesPerSecond - thousandths(gbPerSecond) * host.accelerators();
  }

  long memoryOverload(Host host) {
    return memoryMegabytes
        - thousandths(host.accelerator().memory().capacityGb()) * host.accelerators();
  }

  long acceleratorOverload(Host host) {
    return acceleratorMillis - 1000L * host.accelerators();
  }

  long networkOverload(Host host) {
    Double gbitPerSecond = host.terms().networkGbitPerSecond();
    return gbitPerSecond == null ? 0 : kvKilobitsPerSecond - (long) (gbitPerSecond * 1e6);
  }

  /** Accelerators in use: shared ones count whole. */
  long acceleratorsInUse() {
    return Math.ceilDiv(runningMillis, 1000L);
  }

  /**
   * Draw beyond that of the same host with nothing on it. Where shards hold more accelerators than
   * there are, no more than those idle no longer.
   */
  long milliwattsAboveIdle(Host host) {
    long tooMany = Math.max(0, dedicatedMillis / 1000 - host.accelerators());
    return milliwatts + tooMany * host.idleMilliwattsPerAccelerator();
  }

  /** An unknown figure is 0: then only measured profiles exist, and they reserve nothing of it. */
  private static long thousandths(@Nullable Double figure) {
    return figure == null ? 0 : (long) (figure * 1e3);
  }
}
