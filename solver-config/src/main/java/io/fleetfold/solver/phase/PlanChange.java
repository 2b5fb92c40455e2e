package io.fleetfold.solver.phase;

import ai.timefold.solver.core.preview.api.domain.metamodel.PlanningVariableMetaModel;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.domain.plan.WorkloadShard;
import io.fleetfold.solver.move.Reassign;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The move that turns a plan into another: shards of a kind that are too many on one host go where
 * they are too few, spare ones start, and the rest stops. Pinned shards stay.
 */
final class PlanChange {

  private final FleetPlan plan;
  private final Map<Long, Integer> missing = new HashMap<>();
  private final List<Deque<WorkloadShard>> free = new ArrayList<>();
  private final List<WorkloadShard> shards = new ArrayList<>();
  private final List<@Nullable Host> hosts = new ArrayList<>();

  private PlanChange(FleetPlan plan) {
    this.plan = plan;
    plan.problem().kinds().forEach(kind -> free.add(new ArrayDeque<>()));
  }

  /**
   * The move.
   *
   * @param target what is to run, pinned shards left out; what the plan has no shard for is left
   *     out
   */
  static Reassign between(
      FleetPlan plan,
      List<Placement> target,
      PlanningVariableMetaModel<FleetPlan, WorkloadShard, Host> variable) {
    var change = new PlanChange(plan);
    target.forEach(placement -> change.missing.merge(change.key(placement), 1, Integer::sum));
    List<WorkloadShard> leaving = change.sort();
    change.place(target);
    Set<WorkloadShard> moved = new HashSet<>(change.shards);
    for (WorkloadShard shard : leaving) {
      if (!moved.contains(shard)) {
        change.add(shard, null);
      }
    }
    return new Reassign(variable, change.shards, change.hosts);
  }

  private long key(Placement placement) {
    return key(placement.kind(), placement.host());
  }

  private long key(ShardKind kind, Host host) {
    return (long) host.index() * plan.problem().kinds().size() + kind.index();
  }

  /** Finds the shards that may go elsewhere; those that run are taken first. */
  private List<WorkloadShard> sort() {
    List<WorkloadShard> leaving = new ArrayList<>();
    for (WorkloadShard shard : plan.getShards()) {
      Host host = shard.getHost();
      if (shard.isPinned()) {
        continue;
      }
      if (host == null) {
        free.get(shard.kind().index()).addLast(shard);
      } else if (!take(key(shard.kind(), host))) {
        free.get(shard.kind().index()).addFirst(shard);
        leaving.add(shard);
      }
    }
    return leaving;
  }

  private boolean take(long key) {
    Integer count = missing.get(key);
    if (count == null || count == 0) {
      return false;
    }
    missing.put(key, count - 1);
    return true;
  }

  private void place(List<Placement> target) {
    for (Placement placement : target) {
      Deque<WorkloadShard> ofKind = free.get(placement.kind().index());
      if (!ofKind.isEmpty() && take(key(placement))) {
        add(ofKind.removeFirst(), placement.host());
      }
    }
  }

  private void add(WorkloadShard shard, @Nullable Host host) {
    shards.add(shard);
    hosts.add(host);
  }
}
