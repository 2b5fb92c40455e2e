package io.fleetfold.constraints;

import ai.timefold.solver.core.api.score.stream.uni.UniConstraintCollector;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintCollectorAccumulator;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintCollectorValueHandle;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.plan.WorkloadShard;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the shards of one workload can serve, in micro-requests per second: in each site the scarcer
 * of prefill and decode, and the aggregated capacity of all sites. One group a workload is cheaper
 * than one a site and a second one above.
 */
final class CapacityCollector
    implements UniConstraintCollector<WorkloadShard, CapacityCollector.Sites, Long> {

  @Override
  public Supplier<Sites> supplier() {
    return Sites::new;
  }

  @Override
  public BiFunction<Sites, WorkloadShard, Runnable> accumulator() {
    UniConstraintCollectorAccumulator<Sites, WorkloadShard> accumulator = Share::new;
    return accumulator;
  }

  @Override
  public Function<Sites, @Nullable Long> finisher() {
    return sites -> sites.capacity;
  }

  /** Running sums of one workload, prefill and decode by site index. */
  static final class Sites {

    private long[] prefill = new long[4];
    private long[] decode = new long[4];
    private long capacity;

    private void add(Phase phase, int site, long rate) {
      if (phase == Phase.AGGREGATED) {
        capacity += rate;
        return;
      }
      growTo(site);
      capacity -= Math.min(prefill[site], decode[site]);
      (phase == Phase.PREFILL ? prefill : decode)[site] += rate;
      capacity += Math.min(prefill[site], decode[site]);
    }

    private void growTo(int site) {
      if (site >= prefill.length) {
        prefill = Arrays.copyOf(prefill, 2 * site);
        decode = Arrays.copyOf(decode, 2 * site);
      }
    }
  }

  /** What one shard added; remembered, because the shard has moved on when it is taken away. */
  @SuppressWarnings("NullAway") // Timefold allows null in a group; these streams have none
  private static final class Share implements UniConstraintCollectorValueHandle<WorkloadShard> {

    private final Sites sites;
    private Phase phase = Phase.AGGREGATED;
    private int site;
    private long rateMicroRps;

    Share(Sites sites) {
      this.sites = sites;
    }

    @Override
    public void add(WorkloadShard shard) {
      phase = shard.phase();
      site = shard.placedHost().site().index();
      rateMicroRps = shard.rateMicroRps();
      sites.add(phase, site, rateMicroRps);
    }

    @Override
    public void remove() {
      sites.add(phase, site, -rateMicroRps);
    }
  }
}
