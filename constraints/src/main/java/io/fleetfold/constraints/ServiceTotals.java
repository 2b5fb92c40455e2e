package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.KvZone;
import io.fleetfold.domain.plan.Placement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What the shards of a plan can serve, in micro-requests per second by workload, phase and zone.
 */
final class ServiceTotals {

  private static final BigInteger MICRO = BigInteger.valueOf(1_000_000);

  private final FleetProblem problem;
  private final long[][][] ratesMicroRps;

  private ServiceTotals(FleetProblem problem) {
    this.problem = problem;
    this.ratesMicroRps =
        new long[problem.dataset().workloads().size()][Phase.values().length]
            [problem.zones().size()];
  }

  static ServiceTotals of(FleetProblem problem, List<Placement> placements) {
    var totals = new ServiceTotals(problem);
    for (Placement placement : placements) {
      ShardProfile profile = RunningShards.findProfile(problem, placement);
      if (profile != null) {
        totals.add(placement, profile.rateMicroRps());
      }
    }
    return totals;
  }

  private void add(Placement placement, long rateMicroRps) {
    var kind = placement.kind();
    ratesMicroRps[kind.workload().index()][kind.phase().ordinal()][
            problem.zone(placement.host()).index()] +=
        rateMicroRps;
  }

  long rateMicroRps(Workload workload, Phase phase, KvZone zone) {
    return ratesMicroRps[workload.index()][phase.ordinal()][zone.index()];
  }

  long rateMicroRps(Workload workload, Phase phase) {
    long sum = 0;
    for (KvZone zone : problem.zones()) {
      sum += rateMicroRps(workload, phase, zone);
    }
    return sum;
  }

  /** What pairs of prefill and decode can serve in a zone: the scarcer phase decides. */
  long pairedMicroRps(Workload workload, KvZone zone) {
    return Math.min(
        rateMicroRps(workload, Phase.PREFILL, zone), rateMicroRps(workload, Phase.DECODE, zone));
  }

  /** What the workload could be served if demand were endless. */
  long capacityMicroRps(Workload workload) {
    long capacity = rateMicroRps(workload, Phase.AGGREGATED);
    for (KvZone zone : problem.zones()) {
      capacity += pairedMicroRps(workload, zone);
    }
    return capacity;
  }

  long servedMicroRps(Workload workload) {
    return Math.min(workload.demandMicroRps(), capacityMicroRps(workload));
  }

  /** Revenue of what is served, rounded down once. */
  long revenueMicroUsdPerHour(Workload workload) {
    return BigInteger.valueOf(servedMicroRps(workload))
        .multiply(BigInteger.valueOf(workload.microUsdPerHourPerRps()))
        .divide(MICRO)
        .longValueExact();
  }

  List<WorkloadService> services() {
    var services = new ArrayList<WorkloadService>();
    for (Workload workload : problem.dataset().workloads()) {
      services.add(
          new WorkloadService(
              workload,
              servedMicroRps(workload),
              rateMicroRps(workload, Phase.PREFILL),
              rateMicroRps(workload, Phase.DECODE),
              rateMicroRps(workload, Phase.AGGREGATED)));
    }
    return services;
  }
}
