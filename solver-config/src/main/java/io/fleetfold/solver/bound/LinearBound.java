package io.fleetfold.solver.bound;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.ShortagePrice;
import io.fleetfold.solver.pattern.CellPricer;
import io.fleetfold.solver.pattern.Prices;

/**
 * The bound of the plain linear relaxation: looser than {@link FleetBound} by what whole shards
 * lose, but its prices are exact derivatives of it, and it takes milliseconds. So it is what
 * counterfactuals are compared by. Needs the LP engine ({@link LpEngine#whyMissing()}).
 * Thread-safe.
 */
public final class LinearBound {

  private LinearBound() {}

  /** The bound of a problem, by weak duality from the duals of its linear relaxation. */
  public static BoundReport of(FleetProblem problem) {
    var cells = CellMap.of(FleetIndex.of(problem));
    Prices prices =
        WeakDuality.mend(cells.index(), WholeRelaxation.prices(cells, ShortagePrice.of(cells)));
    double bound = WeakDuality.shared(cells, prices);
    for (CellClass cellClass : cells.classes()) {
      bound += CellPricer.relaxed(cellClass, prices) * cellClass.cells().size();
    }
    return BoundReports.of(cells, prices, bound, "linear relaxation");
  }
}
