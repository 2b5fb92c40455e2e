package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Host;
import org.jspecify.annotations.Nullable;

/** What all shards of one host take together, and by how much that is more than the host has. */
record HostLoad(
    long acceleratorMillis,
    long memoryMegabytes,
    long memoryBandwidthMegabytesPerSecond,
    long kvKilobitsPerSecond,
    long milliwatts) {

  /** The load of a host that only idles: the draw of all its accelerators, if it is switched on. */
  static HostLoad idle(Host host) {
    return new HostLoad(0, 0, 0, 0, host.accelerators() * host.idleMilliwattsPerAccelerator());
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
    return Math.ceilDiv(acceleratorMillis, 1000L);
  }

  /** Draw beyond that of the same host with nothing on it: accelerators in use no longer idle. */
  long milliwattsAboveIdle(Host host) {
    return milliwatts
        - Math.min(acceleratorsInUse(), host.accelerators()) * host.idleMilliwattsPerAccelerator();
  }

  /** An unknown figure is 0: then only measured profiles exist, and they reserve nothing of it. */
  private static long thousandths(@Nullable Double figure) {
    return figure == null ? 0 : (long) (figure * 1e3);
  }
}
