package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import java.util.List;

/**
 * The part of a plan's energy that goes to accelerators which no dedicated shard holds. The margin
 * contains it.
 */
public final class IdleEnergy {

  private IdleEnergy() {}

  /** Micro-dollars per hour, cooling included. */
  public static long microUsdPerHour(FleetProblem problem, List<Placement> placements) {
    var totals = HostTotals.of(problem, placements);
    long cost = 0;
    for (Host host : problem.dataset().hosts()) {
      cost += problem.energyMicroUsdPerHour(totals.idleMilliwatts(host), host.site());
    }
    return cost;
  }
}
