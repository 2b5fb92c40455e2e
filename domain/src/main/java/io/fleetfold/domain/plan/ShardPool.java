package io.fleetfold.domain.plan;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.performance.ShardProfile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shards of a plan: those that run at first, and spare ones. Of each kind there are as many as
 * the hosts have room for or, if that is less, as it takes to serve the whole demand in each zone's
 * slowest way; so the pool stays small in a large fleet.
 */
final class ShardPool {

  /** Spare shards of each kind beyond need, for moves that try something. */
  private static final int SPARES = 2;

  private final FleetProblem problem;
  private final List<WorkloadShard> shards = new ArrayList<>();
  private final long[] placed;

  ShardPool(FleetProblem problem, List<Placement> placements) {
    this.problem = problem;
    this.placed = new long[problem.kinds().size()];
    for (PreviousPlan.Count count : problem.previous().counts()) {
      for (int i = 0; i < count.pinned(); i++) {
        add(count.placement().kind(), count.placement().host(), true);
      }
    }
    placements.forEach(placement -> add(placement.kind(), placement.host(), false));
    long[] wanted = wanted();
    for (ShardKind kind : problem.kinds()) {
      long missing = Math.max(SPARES, wanted[kind.index()] - placed[kind.index()]);
      for (long i = 0; i < missing; i++) {
        add(kind, null, false);
      }
    }
  }

  private void add(ShardKind kind, @Nullable Host host, boolean pinned) {
    shards.add(new WorkloadShard(problem, shards.size(), kind, host, pinned));
    placed[kind.index()] += host == null ? 0 : 1;
  }

  List<WorkloadShard> shards() {
    return shards;
  }

  private long[] wanted() {
    long[] wanted = new long[problem.kinds().size()];
    var accelerators = new AcceleratorCounts(problem);
    for (ShardKind kind : problem.kinds()) {
      wanted[kind.index()] = Math.min(fitting(kind, accelerators), useful(kind, accelerators));
    }
    return wanted;
  }

  private long fitting(ShardKind kind, AcceleratorCounts accelerators) {
    long fitting = 0;
    for (int type = 0; type < problem.types().size(); type++) {
      if (problem.findProfile(kind, problem.types().get(type)) != null) {
        fitting += accelerators.of(type) * 1000 / kind.acceleratorMillis();
      }
    }
    return fitting;
  }

  /** Each zone may need one that is not full. */
  private long useful(ShardKind kind, AcceleratorCounts accelerators) {
    long slowest = Long.MAX_VALUE;
    for (int type = 0; type < problem.types().size(); type++) {
      ShardProfile profile = problem.findProfile(kind, problem.types().get(type));
      if (profile != null && profile.rateMicroRps() > 0 && accelerators.of(type) > 0) {
        slowest = Math.min(slowest, profile.rateMicroRps());
      }
    }
    return kind.workload().demandMicroRps() / slowest + problem.zones().size() + SPARES;
  }

  /** Active accelerators by type. */
  private static final class AcceleratorCounts {

    private final long[] counts;

    AcceleratorCounts(FleetProblem problem) {
      counts = new long[problem.types().size()];
      for (Host host : problem.dataset().hosts()) {
        counts[problem.typeIndex(host.accelerator())] += host.isActive() ? host.accelerators() : 0;
      }
    }

    long of(int type) {
      return counts[type];
    }
  }
}
