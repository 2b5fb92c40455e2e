package io.fleetfold.solver.move;

import io.fleetfold.domain.plan.WorkloadShard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Shards to draw from by lot; one comes or goes in constant time. Not thread-safe. */
final class ShardBag {

  private final List<WorkloadShard> shards = new ArrayList<>();
  private final Map<WorkloadShard, Integer> positions = new HashMap<>();

  void add(WorkloadShard shard) {
    positions.put(shard, shards.size());
    shards.add(shard);
  }

  void remove(WorkloadShard shard) {
    Integer position = positions.remove(shard);
    if (position != null) {
      WorkloadShard last = shards.removeLast();
      if (position < shards.size()) {
        shards.set(position, last);
        positions.put(last, position);
      }
    }
  }

  int size() {
    return shards.size();
  }

  WorkloadShard get(int position) {
    return shards.get(position);
  }

  /** A copy, in the order of positions. */
  List<WorkloadShard> all() {
    return List.copyOf(shards);
  }

  /** One of them; there must be some. */
  WorkloadShard draw(RandomGenerator random) {
    return shards.get(random.nextInt(shards.size()));
  }
}
