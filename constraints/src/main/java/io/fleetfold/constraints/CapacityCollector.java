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
 * What the shards of one workload can serve, in micro-requests per second: in each zone the scarcer
 * of prefill and decode, and the aggregated capacity of all zones. One group a workload is cheaper
 * than one a zone and a second one above.
 */
final class CapacityCollector
    implements UniConstraintCollector<WorkloadShard, CapacityCollector.Zones, Long> {

  @Override
  public Supplier<Zones> supplier() {
    return Zones::new;
  }

  @Override
  public BiFunction<Zones, WorkloadShard, Runnable> accumulator() {
    UniConstraintCollectorAccumulator<Zones, WorkloadShard> accumulator = Share::new;
    return accumulator;
  }

  @Override
  public Function<Zones, @Nullable Long> finisher() {
    return zones -> zones.capacity;
  }

  /** Running sums of one workload, prefill and decode by zone index. */
  static final class Zones {

    private long[] prefill = new long[4];
    private long[] decode = new long[4];
    private long capacity;

    private void add(Phase phase, int zone, long rate) {
      if (phase == Phase.AGGREGATED) {
        capacity += rate;
        return;
      }
      growTo(zone);
      capacity -= Math.min(prefill[zone], decode[zone]);
      (phase == Phase.PREFILL ? prefill : decode)[zone] += rate;
      capacity += Math.min(prefill[zone], decode[zone]);
    }

    private void growTo(int zone) {
      if (zone >= prefill.length) {
        prefill = Arrays.copyOf(prefill, 2 * zone);
        decode = Arrays.copyOf(decode, 2 * zone);
      }
    }
  }

  /** What one shard added; remembered, because the shard has moved on when it is taken away. */
  @SuppressWarnings("NullAway") // Timefold allows null in a group; these streams have none
  private static final class Share implements UniConstraintCollectorValueHandle<WorkloadShard> {

    private final Zones zones;
    private Phase phase = Phase.AGGREGATED;
    private int zone;
    private long rateMicroRps;

    Share(Zones zones) {
      this.zones = zones;
    }

    @Override
    public void add(WorkloadShard shard) {
      phase = shard.phase();
      zone = shard.problem().zone(shard.placedHost()).index();
      rateMicroRps = shard.rateMicroRps();
      zones.add(phase, zone, rateMicroRps);
    }

    @Override
    public void remove() {
      zones.add(phase, zone, -rateMicroRps);
    }
  }
}
