package io.fleetfold.solver.nightly;

import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The demand that a plan is made for: today's, but where it is within a band around what the plan
 * in force was made for, that one. So a demand that only trembles changes nothing, and one that
 * drifts is followed once it has left the band. Immutable.
 *
 * @param requestsPerSecond by workload id, headroom left out
 * @param onlyNoise whether there are the same workloads as before and all are within the band
 */
public record ExpectedDemand(Map<String, Double> requestsPerSecond, boolean onlyNoise) {

  /** Copies the map, so that a demand never changes. */
  public ExpectedDemand {
    requestsPerSecond = Map.copyOf(requestsPerSecond);
  }

  /**
   * What to plan for.
   *
   * @param before what the plan in force was made for, by workload id; empty without one
   * @param noise share by which demand may differ and still count as the same
   */
  public static ExpectedDemand of(
      List<Workload> workloads, Map<String, Double> before, double noise) {
    Map<String, Double> expected = new LinkedHashMap<>();
    boolean onlyNoise = before.size() == workloads.size();
    for (Workload workload : workloads) {
      double now = workload.demand().requestsPerSecond();
      Double then = before.get(workload.id());
      if (then != null && Math.abs(now - then) <= noise * then * (1 + 1e-9)) {
        expected.put(workload.id(), then);
      } else {
        expected.put(workload.id(), now);
        onlyNoise = false;
      }
    }
    return new ExpectedDemand(expected, onlyNoise);
  }

  /** The problem with so many times its demand. */
  public static FleetProblem withHeadroom(FleetProblem today, double headroom) {
    return of(today.dataset().workloads(), Map.of(), 0).problem(today, headroom);
  }

  /** The problem with this demand, times the headroom. */
  FleetProblem problem(FleetProblem today, double headroom) {
    List<Workload> workloads = new ArrayList<>();
    for (Workload workload : today.dataset().workloads()) {
      double rate = requestsPerSecond.getOrDefault(workload.id(), 0.0) * headroom;
      workloads.add(workload.withDemand(new Workload.Demand(rate, workload.demand().minServed())));
    }
    return workloads.stream()
            .allMatch(workload ->
                workload
                    .demand()
                    .equals(today.dataset().workloads().get(workload.index()).demand()))
        ? today
        : today.withDataset(today.dataset().withWorkloads(workloads));
  }
}
