package io.fleetfold.solver.fleet;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.ShardKind;
import java.util.List;

/** What may run on a host, and what it does there. */
final class HostItems {

  private HostItems() {}

  /** The kinds of shard that may run on a host, in the order of the problem. */
  static List<ShardKind> kinds(FleetIndex index, Host host) {
    return index.problem().kinds().stream().filter(kind -> runs(index, host, kind)).toList();
  }

  /**
   * Shards of some kinds as they are on a host.
   *
   * @param unitsPerAccelerator units that an accelerator counts as
   */
  static List<Item> of(
      FleetProblem problem, Host host, List<ShardKind> kinds, int unitsPerAccelerator) {
    return kinds.stream().map(kind -> item(problem, host, kind, unitsPerAccelerator)).toList();
  }

  private static boolean runs(FleetIndex index, Host host, ShardKind kind) {
    ShardProfile profile = index.problem().findProfile(kind, host);
    Double network = host.terms().networkGbitPerSecond();
    return profile != null
        && index.allows(kind)
        && profile.rateMicroRps() > 0
        && kind.acceleratorMillis() <= 1000L * host.accelerators()
        && (network == null || profile.footprint().kvKilobitsPerSecond() <= network * 1e6)
        && fitsMemory(host, profile);
  }

  /**
   * Reserving accelerators whole reserves their memory too, so a shard that fits by itself fits
   * beside others.
   */
  private static boolean fitsMemory(Host host, ShardProfile profile) {
    var memory = host.accelerator().memory();
    double accelerators = profile.accelerators();
    Double capacity = memory.capacityGb();
    Double bandwidth = memory.bandwidthGbPerSecond();
    return (capacity == null
            || profile.footprint().memoryMegabytes() <= capacity * 1e3 * accelerators + 1e-6)
        && (bandwidth == null
            || profile.footprint().memoryBandwidthMegabytesPerSecond()
                <= bandwidth * 1e3 * accelerators + 1e-6);
  }

  private static Item item(
      FleetProblem problem, Host host, ShardKind kind, int unitsPerAccelerator) {
    ShardProfile profile = problem.findProfile(kind, host);
    if (profile == null) {
      throw new IllegalStateException(kind.text() + " cannot run on " + host.id());
    }
    long milliwatts = profile.milliwattsAboveIdle(host.idleMilliwattsPerAccelerator());
    boolean replanning = !problem.previous().isEmpty();
    return new Item(
        kind,
        problem.zone(host).index(),
        (int) (kind.acceleratorMillis() * unitsPerAccelerator / 1000),
        profile.rateMicroRps(),
        milliwatts,
        profile.footprint().kvKilobitsPerSecond(),
        problem.energyMicroUsdPerHour(milliwatts, host.site()),
        replanning ? problem.migration().startMicroUsdPerHour(kind, host) : 0);
  }
}
