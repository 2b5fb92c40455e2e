package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import java.util.List;

/**
 * What one phase does on one type of accelerator, and what it earns there. Doubles, because it
 * explains and decides nothing.
 *
 * @param accelerators accelerators that its shards take
 * @param requestsPerSecond what its shards are used for, with traffic spread in proportion to their
 *     rates
 * @param watts what its shards draw
 * @param marginUsdPerHour its share of the margin, migration left out (see {@link PhaseAccounts})
 */
public record PhaseUse(
    Accelerator type,
    Phase phase,
    double accelerators,
    double requestsPerSecond,
    double watts,
    double marginUsdPerHour) {

  /** What a kilowatt earns here; 0 where nothing is drawn. */
  public double marginUsdPerKwHour() {
    return watts == 0 ? 0 : marginUsdPerHour / watts * 1e3;
  }

  /** One row for each type and phase that has a shard, by type index and phase. */
  public static List<PhaseUse> of(FleetProblem problem, List<Placement> placements) {
    return new PhaseAccounts(problem, placements).uses();
  }
}
