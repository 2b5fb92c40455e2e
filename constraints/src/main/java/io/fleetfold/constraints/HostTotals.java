package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.ShardKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the shards of a plan take on each host, by host index. A shard that cannot run on its host
 * takes its accelerators and nothing else.
 */
final class HostTotals {

  private final long[] acceleratorMillis;
  private final long[] memoryMegabytes;
  private final long[] memoryBandwidthMegabytesPerSecond;
  private final long[] kvKilobitsPerSecond;
  private final long[] milliwatts;

  private HostTotals(int hosts) {
    acceleratorMillis = new long[hosts];
    memoryMegabytes = new long[hosts];
    memoryBandwidthMegabytesPerSecond = new long[hosts];
    kvKilobitsPerSecond = new long[hosts];
    milliwatts = new long[hosts];
  }

  static HostTotals of(FleetProblem problem, List<Placement> placements) {
    var totals = new HostTotals(problem.dataset().hosts().size());
    for (Placement placement : placements) {
      ShardProfile profile = problem.findProfile(placement.kind(), placement.host().accelerator());
      totals.add(placement.kind(), placement.host(), profile, 1);
    }
    return totals;
  }

  /** Adds so many shards; a negative number takes them away again. */
  void add(ShardKind kind, Host host, @Nullable ShardProfile profile, int shards) {
    acceleratorMillis[host.index()] += shards * kind.acceleratorMillis();
    if (profile != null) {
      var footprint = profile.footprint();
      memoryMegabytes[host.index()] += shards * footprint.memoryMegabytes();
      memoryBandwidthMegabytesPerSecond[host.index()] +=
          shards * footprint.memoryBandwidthMegabytesPerSecond();
      kvKilobitsPerSecond[host.index()] += shards * footprint.kvKilobitsPerSecond();
      milliwatts[host.index()] += shards * profile.milliwatts();
    }
  }

  long acceleratorMillis(Host host) {
    return acceleratorMillis[host.index()];
  }

  long memoryMegabytes(Host host) {
    return memoryMegabytes[host.index()];
  }

  long memoryBandwidthMegabytesPerSecond(Host host) {
    return memoryBandwidthMegabytesPerSecond[host.index()];
  }

  long kvKilobitsPerSecond(Host host) {
    return kvKilobitsPerSecond[host.index()];
  }

  /**
   * Accelerators with at least one shard on them: slices are powers of two, so they pack without
   * gaps.
   */
  long acceleratorsInUse(Host host) {
    return (acceleratorMillis[host.index()] + 999) / 1000;
  }

  /** Draw of accelerators that an active host leaves unused. */
  long idleMilliwatts(Host host) {
    return Math.max(0, host.accelerators() - acceleratorsInUse(host))
        * host.idleMilliwattsPerAccelerator();
  }

  /** Draw of its shards and of what idles beside them. */
  long drawMilliwatts(Host host) {
    return milliwatts[host.index()] + idleMilliwatts(host);
  }
}
