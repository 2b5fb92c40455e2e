package io.fleetfold.solver.bound;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.ShortagePrice;
import io.fleetfold.solver.pattern.CellPricer;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.work.Crew;

/**
 * The bound of the plain linear relaxation: looser than {@link FleetBound} by what whole shards
 * lose, but its prices are exact derivatives of it, and it takes milliseconds. So it is what
 * counterfactuals are compared by. Where the relaxation is too large for the engine (see {@link
 * WholeRelaxation}), the prices of the merged fleet stand in: the bound holds, but it is no longer
 * the least one, and its prices are derivatives only roughly. Needs the LP engine ({@link
 * io.fleetfold.solver.program.LpEngine#whyMissing()}). Thread-safe.
 */
public final class LinearBound {

  private LinearBound() {}

  /** The bound of a problem, by weak duality from the duals of its linear relaxation. */
  public static BoundReport of(FleetProblem problem) {
    var cells = CellMap.of(FleetIndex.of(problem));
    Prices prices = WholeRelaxation.of(cells, ShortagePrice.of(cells)).prices();
    return of(cells, prices, BoundReports.duals(cells, prices, Crew.alone()));
  }

  /** The same with both sides of its prices, as every report prints them. */
  public static BoundReport priced(FleetProblem problem) {
    var cells = CellMap.of(FleetIndex.of(problem));
    Prices prices = WholeRelaxation.of(cells, ShortagePrice.of(cells)).prices();
    return of(cells, prices, shadowPrices(cells, prices, Crew.alone()));
  }

  /** The prices of the limits, from the duals of the linear relaxation. */
  static ShadowPrices shadowPrices(CellMap cells, Prices duals, Crew crew) {
    return LimitSlopes.of(cells, BoundReports.duals(cells, duals, crew));
  }

  private static BoundReport of(CellMap cells, Prices prices, ShadowPrices shadowPrices) {
    double bound = WeakDuality.shared(cells, prices);
    for (CellClass cellClass : cells.classes()) {
      bound += CellPricer.relaxed(cellClass, prices) * cellClass.cells().size();
    }
    return BoundReports.of(cells, prices, bound, "linear relaxation", shadowPrices);
  }
}
