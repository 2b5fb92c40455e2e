package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Host;
import org.jspecify.annotations.Nullable;

/** What a host has, in the units that its shards are counted in. */
final class HostLimits {

  private HostLimits() {}

  static long acceleratorMillis(Host host) {
    return host.accelerators() * 1000L;
  }

  static long memoryMegabytes(Host host) {
    return host.accelerators() * wholeThousandths(host.accelerator().memory().capacityGb());
  }

  static long memoryBandwidthMegabytesPerSecond(Host host) {
    return host.accelerators()
        * wholeThousandths(host.accelerator().memory().bandwidthGbPerSecond());
  }

  /** Beyond any load when the host states no network. */
  static long kvKilobitsPerSecond(Host host) {
    Double gbitPerSecond = host.terms().networkGbitPerSecond();
    return gbitPerSecond == null ? Long.MAX_VALUE : (long) Math.floor(gbitPerSecond * 1e6);
  }

  private static long wholeThousandths(@Nullable Double figure) {
    return figure == null ? 0 : (long) Math.floor(figure * 1000);
  }
}
