package io.fleetfold.constraints.ledger;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.ShardKind;
import org.jspecify.annotations.Nullable;

/** What the shards on each host take, by host index. */
final class HostBooks {

  private static final int ACCELERATORS = 0;
  private static final int MEMORY = 1;
  private static final int BANDWIDTH = 2;
  private static final int NETWORK = 3;
  private static final int MILLIWATTS = 4;
  private static final int RUNNING = 5;
  private static final int DEDICATED = 6;

  private final long[][] taken;

  HostBooks(int hosts) {
    taken = new long[hosts][7];
  }

  void add(ShardKind kind, Host host, @Nullable ShardProfile profile, int sign) {
    long[] books = taken[host.index()];
    long acceleratorMillis = sign * kind.acceleratorMillis();
    books[ACCELERATORS] += acceleratorMillis;
    if (profile != null) {
      books[MEMORY] += sign * profile.footprint().memoryMegabytes();
      books[BANDWIDTH] += sign * profile.footprint().memoryBandwidthMegabytesPerSecond();
      books[NETWORK] += sign * profile.footprint().kvKilobitsPerSecond();
      books[MILLIWATTS] += sign * profile.milliwattsAboveIdle(host.idleMilliwattsPerAccelerator());
      books[RUNNING] += acceleratorMillis;
      books[DEDICATED] += profile.isSlice() ? 0 : acceleratorMillis;
    }
  }

  private long acceleratorsInUse(Host host) {
    return Math.ceilDiv(taken[host.index()][RUNNING], 1000L);
  }

  /** Draw of its idling accelerators, and what its shards draw beyond that. */
  long milliwatts(Host host) {
    long held = Math.max(host.accelerators(), taken[host.index()][DEDICATED] / 1000);
    return held * host.idleMilliwattsPerAccelerator() + taken[host.index()][MILLIWATTS];
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
