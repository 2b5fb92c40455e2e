package io.fleetfold.solver.transition;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import io.fleetfold.domain.plan.ShardKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shards of one kind that a host may get, or lose, at one price.
 *
 * @param sign 1 for what starts, -1 for what stops
 * @param most how many
 * @param costMicroUsd per hour, of one: less than 0 where it takes back what had to be done
 */
record Step(Placement placement, int sign, int most, long costMicroUsd) {

  /** Where every step begins. */
  private record Basis(FleetProblem problem, Room plan, Map<Placement, Integer> pinned) {

    private List<Step> at(Placement placement) {
      var migration = problem.migration();
      int now = plan.shards(placement);
      int before = problem.previous().shards(placement);
      boolean free = problem.previous().isEmpty();
      long start = free ? 0 : migration.startMicroUsdPerHour(placement.kind(), placement.host());
      long stop = free ? 0 : migration.stopMicroUsdPerHour(placement.kind());
      int room =
          (int) (1000L * placement.host().accelerators() / placement.kind().acceleratorMillis());
      int loose = now - pinned.getOrDefault(placement, 0);
      int back = Math.min(loose, now - before);
      List<Step> steps = new ArrayList<>();
      add(steps, new Step(placement, 1, before - now, -stop));
      add(steps, new Step(placement, 1, room - Math.max(now, before), start));
      add(steps, new Step(placement, -1, back, -start));
      add(steps, new Step(placement, -1, loose - Math.max(0, back), stop));
      return steps;
    }

    private static void add(List<Step> steps, Step step) {
      if (step.most > 0) {
        steps.add(step);
      }
    }
  }

  /**
   * Every step from a plan. Of empty hosts that are the same, only as many are tried as can be used
   * within the limits.
   *
   * @param more how many starts are not counted against the limits
   */
  static List<Step> from(FleetProblem problem, Room plan, TransitionLimits limits, int more) {
    Map<Placement, Integer> pinned = new HashMap<>();
    for (PreviousPlan.Count count : problem.previous().counts()) {
      pinned.put(count.placement(), count.pinned());
    }
    var basis = new Basis(problem, plan, pinned);
    List<Step> steps = new ArrayList<>();
    for (Host host : hosts(problem, plan, limits, more)) {
      for (ShardKind kind : problem.kinds()) {
        if (NearChanges.mayRun(problem, kind, host)) {
          steps.addAll(basis.at(new Placement(kind, host)));
        }
      }
    }
    return steps;
  }

  private static List<Host> hosts(
      FleetProblem problem, Room plan, TransitionLimits limits, int more) {
    Set<Host> used = new HashSet<>();
    problem.previous().counts().forEach(count -> used.add(count.placement().host()));
    Integer most = limits.mostMoves();
    Map<List<Object>, Integer> alike = new HashMap<>();
    return problem.dataset().hosts().stream()
        .filter(host -> !limits.coolingHosts().contains(host))
        .filter(host ->
            most == null
                || !plan.isEmpty(host)
                || used.contains(host)
                || alike.merge(signature(host), 1, Integer::sum) <= (long) most + more)
        .toList();
  }

  private static List<Object> signature(Host host) {
    return List.of(
        host.site(),
        host.powerDomain(),
        host.accelerator(),
        host.accelerators(),
        host.isActive(),
        host.rentalMicroUsdPerAcceleratorHour(),
        String.valueOf(host.terms().networkGbitPerSecond()));
  }
}
