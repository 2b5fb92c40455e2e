package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.KvZone;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.ShardKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a plan leaves free, asked one shard at a time. */
final class Room {

  /** One more shard of a kind on a host that can run it. */
  record Candidate(ShardKind kind, ShardProfile profile, Host host) {}

  private final FleetProblem problem;
  private final HostTotals hosts;
  private final DomainTotals domains;
  private final Map<KvZone, Map<Accelerator, List<Host>>> activeHosts = new HashMap<>();

  Room(FleetProblem problem, List<Placement> placements) {
    this.problem = problem;
    this.hosts = HostTotals.of(problem, placements);
    this.domains = DomainTotals.of(problem, hosts);
    for (Host host : problem.dataset().hosts()) {
      if (host.isActive()) {
        activeHosts
            .computeIfAbsent(problem.zone(host), zone -> new LinkedHashMap<>())
            .computeIfAbsent(host.accelerator(), type -> new ArrayList<>())
            .add(host);
      }
    }
  }

  /** Hosts of the zone that take work, by type. */
  Map<Accelerator, List<Host>> activeHosts(KvZone zone) {
    return activeHosts.getOrDefault(zone, Map.of());
  }

  List<Host> hosts() {
    return problem.dataset().hosts();
  }

  /** The limit that the shard would break; {@code null} when it fits. */
  @Nullable BindingLimit findObstacle(Candidate shard) {
    Host host = shard.host();
    var footprint = shard.profile().footprint();
    if (breaks(
        HostLimits.acceleratorMillis(host),
        hosts.acceleratorMillis(host),
        shard.kind().acceleratorMillis())) {
      return BindingLimit.ACCELERATORS;
    }
    if (breaks(
        HostLimits.memoryMegabytes(host),
        hosts.memoryMegabytes(host),
        footprint.memoryMegabytes())) {
      return BindingLimit.MEMORY;
    }
    if (breaks(
        HostLimits.memoryBandwidthMegabytesPerSecond(host),
        hosts.memoryBandwidthMegabytesPerSecond(host),
        footprint.memoryBandwidthMegabytesPerSecond())) {
      return BindingLimit.MEMORY_BANDWIDTH;
    }
    if (breaks(
        HostLimits.kvKilobitsPerSecond(host),
        hosts.kvKilobitsPerSecond(host),
        footprint.kvKilobitsPerSecond())) {
      return BindingLimit.KV_TRANSFER;
    }
    return findFullDomain(shard) == null ? null : BindingLimit.POWER;
  }

  /** Who asks for nothing breaks nothing, even where too much is taken already. */
  private static boolean breaks(long limit, long taken, long more) {
    return more > 0 && taken + more > limit;
  }

  /**
   * The highest power domain that the shard would overload: raising a lower limit alone would not
   * help.
   */
  @Nullable PowerDomain findFullDomain(Candidate shard) {
    long more = moreMilliwatts(shard);
    PowerDomain full = null;
    for (PowerDomain domain = shard.host().powerDomain();
        domain != null;
        domain = domain.parent()) {
      if (more > 0 && domains.slackMilliwatts(domain) < more) {
        full = domain;
      }
    }
    return full;
  }

  long slackMilliwatts(PowerDomain domain) {
    return domains.slackMilliwatts(domain);
  }

  /** Its draw, less that of the accelerators that idle no more. */
  private static long moreMilliwatts(Candidate shard) {
    return RunningShards.milliwattsAboveIdle(shard.profile(), shard.host());
  }

  private long moreAccelerators(Candidate shard) {
    long before = hosts.acceleratorsInUse(shard.host());
    hosts.add(shard.kind(), shard.host(), shard.profile(), 1);
    long after = hosts.acceleratorsInUse(shard.host());
    hosts.add(shard.kind(), shard.host(), shard.profile(), -1);
    return after - before;
  }

  /** Energy, rental and, where it does not run yet, its start, in micro-dollars per hour. */
  long costMicroUsdPerHour(Candidate shard) {
    Host host = shard.host();
    long rental = moreAccelerators(shard) * host.rentalMicroUsdPerAcceleratorHour();
    long energy = problem.energyMicroUsdPerHour(moreMilliwatts(shard), host.site());
    boolean starts =
        !problem.previous().isEmpty()
            && problem.previous().shards(new Placement(shard.kind(), host)) == 0;
    return rental
        + energy
        + (starts ? problem.migration().startMicroUsdPerHour(shard.kind(), host) : 0);
  }

  /** Places the shard, or takes it away again. */
  void change(Candidate shard, int shards) {
    long before = hosts.drawMilliwatts(shard.host());
    hosts.add(shard.kind(), shard.host(), shard.profile(), shards);
    domains.add(shard.host(), hosts.drawMilliwatts(shard.host()) - before);
  }
}
