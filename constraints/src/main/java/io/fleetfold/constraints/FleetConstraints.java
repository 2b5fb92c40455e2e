package io.fleetfold.constraints;

import static ai.timefold.solver.core.api.score.HardMediumSoftScore.ONE_HARD;
import static ai.timefold.solver.core.api.score.HardMediumSoftScore.ONE_MEDIUM;
import static ai.timefold.solver.core.api.score.HardMediumSoftScore.ONE_SOFT;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.max;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.sum;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.bi.BiConstraintStream;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintStream;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.Refusal.Reason;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import io.fleetfold.domain.plan.Rule;
import io.fleetfold.domain.plan.WorkloadShard;

/**
 * Every rule of a plan, one method each. Hard: what hardware, power and targets allow. Medium: what
 * contracts promise. Soft: the margin in micro-dollars per hour.
 *
 * <p>Rules of one kind take the same stream, because the open edition of Timefold does not see that
 * streams are equal and would compute them again.
 */
public final class FleetConstraints implements ConstraintProvider {

  /** A shard where it must not be weighs as much as a kilowatt too many. */
  private static final long FORBIDDEN = 1_000_000;

  private static final long MICRO = 1_000_000;

  @Override
  public Constraint[] defineConstraints(ConstraintFactory factory) {
    var shards = factory.forEach(WorkloadShard.class);
    var hosts = hostLoads(factory);
    var capacities = capacities(factory);
    return new Constraint[] {
      memoryBandwidth(hosts),
      memoryCapacity(hosts),
      compute(hosts),
      kvTransfer(hosts),
      power(factory, hosts),
      latency(shards),
      placement(shards),
      contract(capacities),
      revenue(capacities),
      energy(factory, shards),
      rental(hosts),
      migration(factory, shards)
    };
  }

  /** Every host with a shard, and what its shards take together. */
  static BiConstraintStream<Host, HostLoad> hostLoads(ConstraintFactory factory) {
    return factory
        .forEach(WorkloadShard.class)
        .groupBy(WorkloadShard::placedHost, new HostLoadCollector());
  }

  /** Every workload with a shard, and the micro-requests per second that its shards can serve. */
  static BiConstraintStream<Workload, Long> capacities(ConstraintFactory factory) {
    return factory
        .forEach(WorkloadShard.class)
        .groupBy(WorkloadShard::workload, new CapacityCollector());
  }

  Constraint memoryBandwidth(BiConstraintStream<Host, HostLoad> hosts) {
    return hosts
        .filter((host, load) -> load.memoryBandwidthOverload(host) > 0)
        .penalize(ONE_HARD, (host, load) -> load.memoryBandwidthOverload(host))
        .asConstraint(Rule.MEMORY_BANDWIDTH.id());
  }

  Constraint memoryCapacity(BiConstraintStream<Host, HostLoad> hosts) {
    return hosts
        .filter((host, load) -> load.memoryOverload(host) > 0)
        .penalize(ONE_HARD, (host, load) -> load.memoryOverload(host))
        .asConstraint(Rule.MEMORY_CAPACITY.id());
  }

  Constraint compute(BiConstraintStream<Host, HostLoad> hosts) {
    return hosts
        .filter((host, load) -> load.acceleratorOverload(host) > 0)
        .penalize(ONE_HARD, (host, load) -> load.acceleratorOverload(host))
        .asConstraint(Rule.COMPUTE.id());
  }

  Constraint kvTransfer(BiConstraintStream<Host, HostLoad> hosts) {
    return hosts
        .filter((host, load) -> load.networkOverload(host) > 0)
        .penalize(ONE_HARD, (host, load) -> load.networkOverload(host))
        .asConstraint(Rule.KV_TRANSFER.id());
  }

  /**
   * All hosts idle, and what shards draw beyond that comes on top: so a domain is counted with and
   * without shards.
   */
  Constraint power(ConstraintFactory factory, BiConstraintStream<Host, HostLoad> hosts) {
    return hosts
        .concat(factory.forEach(Host.class).expand(HostLoad::idle))
        .groupBy(new PowerOverloadCollector())
        .filter(overload -> overload > 0)
        .penalize(ONE_HARD, overload -> overload)
        .asConstraint(Rule.POWER.id());
  }

  Constraint latency(UniConstraintStream<WorkloadShard> shards) {
    return shards
        .filter(shard -> refuses(shard, Reason.LATENCY))
        .penalize(ONE_HARD, shard -> FORBIDDEN)
        .asConstraint(Rule.LATENCY.id());
  }

  Constraint placement(UniConstraintStream<WorkloadShard> shards) {
    return shards
        .filter(shard ->
            !shard.placedHost().isActive()
                || !shard.workload().allows(shard.placedHost().site())
                || refuses(shard, Reason.PLACEMENT)
                || refuses(shard, Reason.MEMORY))
        .penalize(ONE_HARD, shard -> FORBIDDEN)
        .asConstraint(Rule.PLACEMENT.id());
  }

  Constraint contract(BiConstraintStream<Workload, Long> capacities) {
    return capacities
        .complement(Workload.class, workload -> 0L)
        .filter((workload, capacity) -> capacity < workload.promisedMicroRps())
        .penalize(ONE_MEDIUM, (workload, capacity) -> workload.promisedMicroRps() - capacity)
        .asConstraint(Rule.CONTRACT.id());
  }

  Constraint revenue(BiConstraintStream<Workload, Long> capacities) {
    return capacities
        .reward(ONE_SOFT, FleetConstraints::revenueMicroUsdPerHour)
        .asConstraint(Rule.REVENUE.id());
  }

  /** All hosts idle, whatever the plan, and what shards draw beyond that comes on top. */
  Constraint energy(ConstraintFactory factory, UniConstraintStream<WorkloadShard> shards) {
    return shards
        .map(WorkloadShard::energyMicroUsdPerHour)
        .concat(factory.forEach(Host.class).map(Host::idleEnergyMicroUsdPerHour))
        .penalize(ONE_SOFT, microUsdPerHour -> microUsdPerHour)
        .asConstraint(Rule.ENERGY.id());
  }

  Constraint rental(BiConstraintStream<Host, HostLoad> hosts) {
    return hosts
        .penalize(
            ONE_SOFT,
            (host, load) -> load.acceleratorsInUse() * host.rentalMicroUsdPerAcceleratorHour())
        .asConstraint(Rule.RENTAL.id());
  }

  /**
   * Shards of the plan in force count negative, so what is left of a kind on a host was started or
   * stopped. What cannot run on its host is not started there either.
   */
  Constraint migration(ConstraintFactory factory, UniConstraintStream<WorkloadShard> shards) {
    return shards
        .filter(shard -> !shard.problem().previous().isEmpty())
        .map(
            shard -> new Placement(shard.kind(), shard.placedHost()),
            shard -> 1,
            WorkloadShard::startMicroUsdPerHour)
        .concat(
            factory
                .forEach(PreviousPlan.Count.class)
                .map(PreviousPlan.Count::placement, count -> -count.shards(), count -> 0L))
        .groupBy(
            (placement, count, startCost) -> placement,
            sum((placement, count, startCost) -> count),
            max((Placement placement, Integer count, Long startCost) -> startCost))
        .filter((placement, started, startCost) -> started != 0)
        .join(Migration.class)
        .penalize(ONE_SOFT, FleetConstraints::migrationMicroUsdPerHour)
        .asConstraint(Rule.MIGRATION.id());
  }

  private static boolean refuses(WorkloadShard shard, Reason reason) {
    var refusal = shard.refusal();
    return refusal != null && refusal.reason() == reason;
  }

  private static long migrationMicroUsdPerHour(
      Placement placement, long started, long startCost, Migration migration) {
    return started > 0
        ? started * startCost
        : -started * migration.stopMicroUsdPerHour(placement.kind());
  }

  /**
   * Whole requests and the rest apart, so that nothing overflows and nothing is rounded before the
   * end.
   */
  private static long revenueMicroUsdPerHour(Workload workload, long capacityMicroRps) {
    long served = Math.min(workload.demandMicroRps(), capacityMicroRps);
    long price = workload.microUsdPerHourPerRps();
    return served / MICRO * price + served % MICRO * price / MICRO;
  }
}
