package io.fleetfold.solver.move;

import ai.timefold.solver.core.preview.api.domain.metamodel.PlanningVariableMetaModel;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.domain.plan.WorkloadShard;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A move in the making: shards that stop, and spare ones that start, within the accelerators that
 * hosts have. Whether power and network allow it is for the score to say. Not thread-safe.
 */
final class Draft {

  private final HostTable table;
  private final RandomGenerator random;
  private final List<WorkloadShard> shards = new ArrayList<>();
  private final List<@Nullable Host> from = new ArrayList<>();
  private final List<@Nullable Host> to = new ArrayList<>();

  Draft(HostTable table, RandomGenerator random) {
    this.table = table;
    this.random = random;
  }

  boolean isEmpty() {
    return shards.isEmpty();
  }

  /** Gives everything up. */
  void clear() {
    shards.clear();
    from.clear();
    to.clear();
  }

  /** What is free on a host once the draft is made. */
  long freeMillis(Host host) {
    long free = table.freeMillis(host);
    for (int i = 0; i < shards.size(); i++) {
      long taken = shards.get(i).acceleratorMillis();
      free += host.equals(from.get(i)) ? taken : 0;
      free -= host.equals(to.get(i)) ? taken : 0;
    }
    return free;
  }

  /** A shard that runs on a host and stays so far, by lot; {@code null} when there is none. */
  @Nullable WorkloadShard running(Host host) {
    ShardBag bag = table.on(host);
    int size = bag.size();
    int first = size == 0 ? 0 : random.nextInt(size);
    for (int i = 0; i < size; i++) {
      WorkloadShard shard = bag.get((first + i) % size);
      if (!shards.contains(shard)) {
        return shard;
      }
    }
    return null;
  }

  /** A shard of the plan stops. */
  void stop(WorkloadShard shard) {
    change(shard, shard.getHost(), null);
  }

  /** A spare shard starts; {@code false} when there is no room or no spare one. */
  boolean start(ShardKind kind, Host host) {
    ShardBag spares = table.spares(kind);
    if (spares.size() == 0 || kind.acceleratorMillis() > freeMillis(host)) {
      return false;
    }
    int first = random.nextInt(spares.size());
    for (int i = 0; i < spares.size(); i++) {
      WorkloadShard spare = spares.get((first + i) % spares.size());
      if (!shards.contains(spare)) {
        change(spare, null, host);
        return true;
      }
    }
    return false;
  }

  private void change(WorkloadShard shard, @Nullable Host leaves, @Nullable Host takes) {
    shards.add(shard);
    from.add(leaves);
    to.add(takes);
  }

  Reassign move(PlanningVariableMetaModel<FleetPlan, WorkloadShard, Host> variable) {
    return new Reassign(variable, List.copyOf(shards), new ArrayList<>(to));
  }

  /** Enters the move into the table: the solver made it its step. */
  void settle() {
    for (int i = 0; i < shards.size(); i++) {
      table.moved(shards.get(i), from.get(i), to.get(i));
    }
  }
}
