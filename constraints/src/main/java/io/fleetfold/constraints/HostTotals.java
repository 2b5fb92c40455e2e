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
 * counts with its accelerators where they are counted, and takes nothing else.
 */
final class HostTotals {

  private final long[] acceleratorMillis;
  private final long[] runningMillis;
  private final long[] dedicatedMillis;
  private final long[] memoryMegabytes;
  private final long[] memoryBandwidthMegabytesPerSecond;
  private final long[] kvKilobitsPerSecond;
  private final long[] milliwatts;

  private HostTotals(int hosts) {
    acceleratorMillis = new long[hosts];
    runningMillis = new long[hosts];
    dedicatedMillis = new long[hosts];
    memoryMegabytes = new long[hosts];
    memoryBandwidthMegabytesPerSecond = new long[hosts];
    kvKilobitsPerSecond = new long[hosts];
    milliwatts = new long[hosts];
  }

  static HostTotals of(FleetProblem problem, List<Placement> placements) {
    var totals = new HostTotals(problem.dataset().hosts().size());
    for (Placement placement : placements) {
      ShardProfile profile = RunningShards.findProfile(problem, placement);
      totals.add(placement.kind(), placement.host(), profile, 1);
    }
    return totals;
  }

  /** Adds so many shards; a negative number takes them away again. */
  void add(ShardKind kind, Host host, @Nullable ShardProfile profile, int shards) {
    acceleratorMillis[host.index()] += shards * kind.acceleratorMillis();
    if (profile != null) {
      var footprint = profile.footprint();
      runningMillis[host.index()] += shards * kind.acceleratorMillis();
      memoryMegabytes[host.index()] += shards * footprint.memoryMegabytes();
      memoryBandwidthMegabytesPerSecond[host.index()] +=
          shards * footprint.memoryBandwidthMegabytesPerSecond();
      kvKilobitsPerSecond[host.index()] += shards * footprint.kvKilobitsPerSecond();
      milliwatts[host.index()] += shards * RunningShards.milliwattsAboveIdle(profile, host);
      if (!kind.isSlice()) {
        dedicatedMillis[host.index()] += shards * kind.acceleratorMillis();
      }
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
   * Accelerators with at least one running shard on them: slices are powers of two, so they pack
   * without gaps.
   */
  long acceleratorsInUse(Host host) {
    return (runningMillis[host.index()] + 999) / 1000;
  }

  /**
   * Draw of the accelerators that no dedicated shard holds: shared ones idle below their shards.
   */
  long idleMilliwatts(Host host) {
    return Math.max(0, host.accelerators() - dedicatedMillis[host.index()] / 1000)
        * host.idleMilliwattsPerAccelerator();
  }

  /** Draw of the whole host: what idles, the dedicated shards, and what shared ones add. */
  long drawMilliwatts(Host host) {
    long heldAtIdle = dedicatedMillis[host.index()] / 1000 * host.idleMilliwattsPerAccelerator();
    return idleMilliwatts(host) + heldAtIdle + milliwatts[host.index()];
  }
}
