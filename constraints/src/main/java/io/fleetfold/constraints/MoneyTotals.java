package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a plan earns and costs. */
final class MoneyTotals {

  private final FleetProblem problem;
  private final List<Placement> placements;

  MoneyTotals(FleetProblem problem, List<Placement> placements) {
    this.problem = problem;
    this.placements = placements;
  }

  Money money(HostTotals hosts, ServiceTotals services) {
    return new Money(revenue(services), energy(), rental(hosts), migration());
  }

  private long revenue(ServiceTotals services) {
    long revenue = 0;
    for (Workload workload : problem.dataset().workloads()) {
      revenue += services.revenueMicroUsdPerHour(workload);
    }
    return revenue;
  }

  /** Of every host as if it idled, and of what each shard draws beyond that. */
  private long energy() {
    long energy = 0;
    for (Host host : problem.dataset().hosts()) {
      long idle = host.accelerators() * host.idleMilliwattsPerAccelerator();
      energy += problem.energyMicroUsdPerHour(idle, host.site());
    }
    for (Placement placement : placements) {
      Host host = placement.host();
      ShardProfile profile = RunningShards.findProfile(problem, placement);
      if (profile != null) {
        long above = RunningShards.milliwattsAboveIdle(profile, host);
        energy += problem.energyMicroUsdPerHour(above, host.site());
      }
    }
    return energy;
  }

  private long rental(HostTotals hosts) {
    long rental = 0;
    for (Host host : problem.dataset().hosts()) {
      rental += hosts.acceleratorsInUse(host) * host.rentalMicroUsdPerAcceleratorHour();
    }
    return rental;
  }

  private long migration() {
    if (problem.previous().isEmpty()) {
      return 0;
    }
    Map<Placement, Integer> now = new HashMap<>();
    placements.forEach(placement -> now.merge(placement, 1, Integer::sum));
    long cost = 0;
    for (var entry : now.entrySet()) {
      int started = entry.getValue() - problem.previous().shards(entry.getKey());
      cost += Math.max(0, started) * startMicroUsdPerHour(entry.getKey());
    }
    for (PreviousPlan.Count before : problem.previous().counts()) {
      int stopped = before.shards() - now.getOrDefault(before.placement(), 0);
      cost +=
          Math.max(0, stopped) * problem.migration().stopMicroUsdPerHour(before.placement().kind());
    }
    return cost;
  }

  /** What cannot run on its host is not started there either. */
  private long startMicroUsdPerHour(Placement placement) {
    return RunningShards.findProfile(problem, placement) == null
        ? 0
        : problem.migration().startMicroUsdPerHour(placement.kind(), placement.host());
  }
}
