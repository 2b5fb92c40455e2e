package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import org.jspecify.annotations.Nullable;

/**
 * Which shards of a plan run, and what they draw. One on a host that takes no work, in a site that
 * is not its workload's, or on a type that refuses it, serves, draws and costs nothing.
 */
final class RunningShards {

  private RunningShards() {}

  /** What the shard takes and gives; {@code null} when it does not run. */
  static @Nullable ShardProfile findProfile(FleetProblem problem, Placement shard) {
    Host host = shard.host();
    boolean mayBeThere = host.isActive() && shard.kind().workload().allows(host.site());
    return mayBeThere ? problem.findProfile(shard.kind(), host.accelerator()) : null;
  }

  /**
   * What a running shard adds to the draw of its host when all accelerators idle: all of its watts
   * if it shares one, else its watts less the idle draw of those that it takes.
   */
  static long milliwattsAboveIdle(ShardProfile profile, Host host) {
    long taken = profile.acceleratorMillis() / 1000;
    long above = profile.milliwatts() - taken * host.idleMilliwattsPerAccelerator();
    return Math.max(0, above);
  }
}
