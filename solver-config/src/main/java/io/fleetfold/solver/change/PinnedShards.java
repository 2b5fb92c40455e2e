package io.fleetfold.solver.change;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import java.util.ArrayList;
import java.util.List;

/** The shards that a problem pins to their hosts: searches leave them out, plans have them. */
public final class PinnedShards {

  private PinnedShards() {}

  /** The placements and every pinned shard. */
  public static List<Placement> with(FleetProblem problem, List<Placement> free) {
    List<Placement> all = new ArrayList<>(free);
    for (PreviousPlan.Count count : problem.previous().counts()) {
      for (int i = 0; i < count.pinned(); i++) {
        all.add(count.placement());
      }
    }
    return all;
  }

  /** The placements less every pinned shard. */
  public static List<Placement> without(FleetProblem problem, List<Placement> all) {
    List<Placement> free = new ArrayList<>(all);
    for (PreviousPlan.Count count : problem.previous().counts()) {
      for (int i = 0; i < count.pinned(); i++) {
        free.remove(count.placement());
      }
    }
    return free;
  }

  /** The shards of the plan in force that may stay or go. */
  public static List<Placement> free(FleetProblem problem) {
    List<Placement> free = new ArrayList<>();
    for (PreviousPlan.Count count : problem.previous().counts()) {
      for (int i = count.pinned(); i < count.shards(); i++) {
        free.add(count.placement());
      }
    }
    return free;
  }
}
