package io.fleetfold.solver.move;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.domain.plan.WorkloadShard;
import io.fleetfold.solver.fleet.FleetIndex;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The working plan as moves ask for it: which movable shards run on which host and feed which flow,
 * which are spare, how much room and flow there is. Not thread-safe.
 */
final class HostTable {

  private final FleetProblem problem;
  private final List<Host> active;
  private final List<ShardBag> byHost = new ArrayList<>();
  private final List<ShardBag> spares = new ArrayList<>();
  private final List<ShardBag> byFlow = new ArrayList<>();
  private final long[] flowMicroRps;
  private final long[] freeMillis;
  private final long[] changedAt;
  private final int flows;
  private long clock;

  HostTable(FleetPlan plan) {
    this.problem = plan.problem();
    List<Host> hosts = problem.dataset().hosts();
    this.active = hosts.stream().filter(Host::isActive).toList();
    this.flows = 3 * problem.dataset().workloads().size();
    this.freeMillis = new long[hosts.size()];
    this.flowMicroRps = new long[problem.zones().size() * flows];
    this.changedAt = new long[hosts.size()];
    for (Host host : hosts) {
      byHost.add(new ShardBag());
      freeMillis[host.index()] = host.isActive() ? 1000L * host.accelerators() : 0;
    }
    problem.kinds().forEach(kind -> spares.add(new ShardBag()));
    for (int flow = 0; flow < flowMicroRps.length; flow++) {
      byFlow.add(new ShardBag());
    }
    plan.getShards().forEach(shard -> enter(shard, shard.getHost()));
  }

  private void enter(WorkloadShard shard, @Nullable Host host) {
    if (host == null) {
      spares.get(shard.kind().index()).add(shard);
      return;
    }
    take(shard, host, 1);
    if (!shard.isPinned()) {
      byHost.get(host.index()).add(shard);
      byFlow.get(position(host, FleetIndex.flow(shard.kind()))).add(shard);
    }
  }

  private void leave(WorkloadShard shard, @Nullable Host host) {
    if (host == null) {
      spares.get(shard.kind().index()).remove(shard);
      return;
    }
    take(shard, host, -1);
    byHost.get(host.index()).remove(shard);
    byFlow.get(position(host, FleetIndex.flow(shard.kind()))).remove(shard);
  }

  private void take(WorkloadShard shard, Host host, int sign) {
    changedAt[host.index()] = ++clock;
    freeMillis[host.index()] -= sign * shard.acceleratorMillis();
    var profile = problem.findProfile(shard.kind(), host);
    if (profile != null) {
      int flow = position(host, FleetIndex.flow(shard.kind()));
      flowMicroRps[flow] += sign * profile.rateMicroRps();
    }
  }

  private int position(Host host, int flow) {
    return problem.zone(host).index() * flows + flow;
  }

  /** Notes that a shard went from one host to another, either of which may be nowhere. */
  void moved(WorkloadShard shard, @Nullable Host from, @Nullable Host to) {
    leave(shard, from);
    enter(shard, to);
  }

  /** Counts the changes. */
  long clock() {
    return clock;
  }

  /** Active hosts whose shards have changed since the clock stood so; all of them since -1. */
  List<Host> changedSince(long then) {
    return active.stream().filter(host -> changedAt[host.index()] > then).toList();
  }

  /** Hosts that take work. */
  List<Host> activeHosts() {
    return active;
  }

  /** Movable shards on a host. */
  ShardBag on(Host host) {
    return byHost.get(host.index());
  }

  /** Movable shards that feed a flow in the zone of a host. */
  ShardBag feeding(Host zoneOf, int flow) {
    return byFlow.get(position(zoneOf, flow));
  }

  /** Capacity of a flow in the zone of a host, in micro-requests per second. */
  long flowMicroRps(Host zoneOf, int flow) {
    return flowMicroRps[position(zoneOf, flow)];
  }

  long freeMillis(Host host) {
    return freeMillis[host.index()];
  }

  ShardBag spares(ShardKind kind) {
    return spares.get(kind.index());
  }
}
