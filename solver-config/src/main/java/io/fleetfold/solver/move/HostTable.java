package io.fleetfold.solver.move;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.domain.plan.WorkloadShard;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which movable shards run on which host, which are spare, and how much room is left. Not
 * thread-safe.
 */
final class HostTable {

  private final List<List<WorkloadShard>> byHost = new ArrayList<>();
  private final List<Deque<WorkloadShard>> spares = new ArrayList<>();
  private final long[] freeMillis;
  private final FleetProblem problem;

  HostTable(FleetPlan plan) {
    this.problem = plan.problem();
    List<Host> hosts = plan.problem().dataset().hosts();
    this.freeMillis = new long[hosts.size()];
    for (Host host : hosts) {
      byHost.add(new ArrayList<>());
      freeMillis[host.index()] = host.isActive() ? 1000L * host.accelerators() : 0;
    }
    plan.problem().kinds().forEach(kind -> spares.add(new ArrayDeque<>()));
    for (WorkloadShard shard : plan.getShards()) {
      Host host = shard.getHost();
      if (shard.isPinned() && host != null) {
        freeMillis[host.index()] -= shard.acceleratorMillis();
      } else {
        enter(shard, host);
      }
    }
  }

  private void enter(WorkloadShard shard, @Nullable Host host) {
    if (host == null) {
      spares.get(shard.kind().index()).push(shard);
    } else {
      byHost.get(host.index()).add(shard);
      freeMillis[host.index()] -= shard.acceleratorMillis();
    }
  }

  /** Notes that a shard went from one host to another, either of which may be nowhere. */
  void moved(WorkloadShard shard, @Nullable Host from, @Nullable Host to) {
    if (from == null) {
      spares.get(shard.kind().index()).remove(shard);
    } else {
      byHost.get(from.index()).remove(shard);
      freeMillis[from.index()] += shard.acceleratorMillis();
    }
    enter(shard, to);
  }

  FleetProblem problem() {
    return problem;
  }

  List<WorkloadShard> on(Host host) {
    return byHost.get(host.index());
  }

  long freeMillis(Host host) {
    return freeMillis[host.index()];
  }

  @Nullable WorkloadShard spare(ShardKind kind) {
    return spares.get(kind.index()).peek();
  }
}
