package io.fleetfold.constraints;

import ai.timefold.solver.core.api.score.stream.uni.UniConstraintCollector;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintCollectorAccumulator;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintCollectorValueHandle;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.WorkloadShard;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Adds up all resources of a host at once, because one group for all is four times faster than one
 * for each.
 */
final class HostLoadCollector
    implements UniConstraintCollector<WorkloadShard, HostLoadCollector.Sums, HostLoad> {

  @Override
  public Supplier<Sums> supplier() {
    return Sums::new;
  }

  @Override
  public BiFunction<Sums, WorkloadShard, Runnable> accumulator() {
    UniConstraintCollectorAccumulator<Sums, WorkloadShard> accumulator = Share::new;
    return accumulator;
  }

  @Override
  public Function<Sums, @Nullable HostLoad> finisher() {
    return Sums::load;
  }

  /** Running sums of one host. */
  static final class Sums {

    private long acceleratorMillis;
    private long runningMillis;
    private long dedicatedMillis;
    private long memoryMegabytes;
    private long memoryBandwidthMegabytesPerSecond;
    private long kvKilobitsPerSecond;
    private long milliwatts;

    private void add(ShardProfile profile, long milliwattsAboveIdle, int sign) {
      runningMillis += sign * profile.acceleratorMillis();
      dedicatedMillis += profile.isSlice() ? 0 : sign * profile.acceleratorMillis();
      memoryMegabytes += sign * profile.footprint().memoryMegabytes();
      memoryBandwidthMegabytesPerSecond +=
          sign * profile.footprint().memoryBandwidthMegabytesPerSecond();
      kvKilobitsPerSecond += sign * profile.footprint().kvKilobitsPerSecond();
      milliwatts += sign * milliwattsAboveIdle;
    }

    private HostLoad load() {
      return new HostLoad(
          acceleratorMillis,
          runningMillis,
          dedicatedMillis,
          memoryMegabytes,
          memoryBandwidthMegabytesPerSecond,
          kvKilobitsPerSecond,
          milliwatts);
    }
  }

  /** What one shard added; remembered, because the shard has moved on when it is taken away. */
  @SuppressWarnings("NullAway") // Timefold allows null in a group; these streams have none
  private static final class Share implements UniConstraintCollectorValueHandle<WorkloadShard> {

    private final Sums sums;
    private long acceleratorMillis;
    private long milliwattsAboveIdle;
    private @Nullable ShardProfile profile;

    Share(Sums sums) {
      this.sums = sums;
    }

    @Override
    public void add(WorkloadShard shard) {
      acceleratorMillis = shard.acceleratorMillis();
      profile = shard.profile();
      milliwattsAboveIdle = shard.milliwattsAboveIdle();
      sums.acceleratorMillis += acceleratorMillis;
      if (profile != null) {
        sums.add(profile, milliwattsAboveIdle, 1);
      }
    }

    @Override
    public void remove() {
      sums.acceleratorMillis -= acceleratorMillis;
      if (profile != null) {
        sums.add(profile, milliwattsAboveIdle, -1);
      }
    }
  }
}
