package io.fleetfold.solver.local;

import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.domain.plan.WorkloadShard;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a Timefold plan: a shard for every placement, and spare shards of every kind for the moves
 * to place.
 */
final class ShardPool {

  private static final int SPARES = 4;

  private ShardPool() {}

  /** The placements and pinned shards, each with its host, then the spares. */
  static FleetPlan plan(FleetProblem problem, List<Placement> placements) {
    List<WorkloadShard> shards = new ArrayList<>();
    for (PreviousPlan.Count count : problem.previous().counts()) {
      for (int i = 0; i < count.pinned(); i++) {
        Placement pinned = count.placement();
        shards.add(new WorkloadShard(problem, shards.size(), pinned.kind(), pinned.host(), true));
      }
    }
    for (Placement placement : placements) {
      shards.add(
          new WorkloadShard(problem, shards.size(), placement.kind(), placement.host(), false));
    }
    for (ShardKind kind : problem.kinds()) {
      for (int i = 0; i < SPARES; i++) {
        shards.add(new WorkloadShard(problem, shards.size(), kind, null, false));
      }
    }
    return new FleetPlan(problem, shards);
  }
}
