package io.fleetfold.solver.transition;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.Placement;
import org.jspecify.annotations.Nullable;

/** What the shards on each host take, by host index. */
final class HostBooks {

  private static final int ACCELERATORS = 0;
  private static final int MEMORY = 1;
  private static final int BANDWIDTH = 2;
  private static final int NETWORK = 3;
  private static final int MILLIWATTS = 4;

  private final long[][] taken;

  HostBooks(int hosts) {
    taken = new long[hosts][5];
  }

  void add(Placement placement, @Nullable ShardProfile profile, int sign) {
    long[] host = taken[placement.host().index()];
    host[ACCELERATORS] += sign * placement.kind().acceleratorMillis();
    if (profile != null) {
      host[MEMORY] += sign * profile.footprint().memoryMegabytes();
      host[BANDWIDTH] += sign * profile.footprint().memoryBandwidthMegabytesPerSecond();
      host[NETWORK] += sign * profile.footprint().kvKilobitsPerSecond();
      host[MILLIWATTS] += sign * profile.milliwatts();
    }
  }

  private long acceleratorsInUse(Host host) {
    return Math.ceilDiv(taken[host.index()][ACCELERATORS], 1000L);
  }

  /** Draw of its shards and of what idles beside them. */
  long milliwatts(Host host) {
    long idle = Math.max(0, host.accelerators() - acceleratorsInUse(host));
    return taken[host.index()][MILLIWATTS] + idle * host.idleMilliwattsPerAccelerator();
  }

  /** Micro-dollars per hour for the accelerators in use. */
  long rental(Host host) {
    return acceleratorsInUse(host) * host.rentalMicroUsdPerAcceleratorHour();
  }

  /** By how much all its limits are exceeded, in the units of the score. */
  long overload(Host host) {
    long[] used = taken[host.index()];
    long accelerators = host.accelerators();
    var memory = host.accelerator().memory();
    return over(used[ACCELERATORS], 1000 * accelerators)
        + over(used[MEMORY], accelerators * thousandths(memory.capacityGb()))
        + over(used[BANDWIDTH], accelerators * thousandths(memory.bandwidthGbPerSecond()))
        + over(used[NETWORK], networkKilobits(host));
  }

  private static long over(long used, long limit) {
    return Math.max(0, used - limit);
  }

  private static long thousandths(@Nullable Double figure) {
    return figure == null ? 0 : (long) Math.floor(figure * 1000);
  }

  private static long networkKilobits(Host host) {
    Double gbitPerSecond = host.terms().networkGbitPerSecond();
    return gbitPerSecond == null ? Long.MAX_VALUE : (long) Math.floor(gbitPerSecond * 1e6);
  }
}
