package io.fleetfold.solver.baseline;

import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.bound.WholeRelaxation;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.ShortagePrice;
import io.fleetfold.solver.program.LpEngine;
import io.fleetfold.solver.search.FleetSearch;
import io.fleetfold.solver.search.RoughPrices;
import io.fleetfold.solver.work.Crew;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One pool whose engines all do both phases, placed as well as a short search can. */
public final class AggregatedOnly {

  private AggregatedOnly() {}

  /**
   * The plan, pinned shards left out; empty when no workload has an aggregated profile.
   *
   * @param rounds of search
   * @param stop asked now and then; once it says so, the plan is what there is
   */
  public static List<Placement> plan(
      FleetProblem problem, int rounds, long seed, Crew crew, BooleanSupplier stop) {
    if (stop.getAsBoolean()) {
      return List.of();
    }
    var cells = CellMap.of(FleetIndex.of(problem, kind -> kind.phase() == Phase.AGGREGATED));
    boolean engine = LpEngine.whyMissing() == null;
    var prices =
        engine
            ? WholeRelaxation.of(cells, ShortagePrice.of(cells), stop).prices()
            : RoughPrices.of(cells);
    var search = new FleetSearch(cells, prices, prices, seed, crew, stop);
    if (engine) {
      search.dive();
    } else {
      search.fillGreedily();
    }
    for (int round = 0; round < rounds && !stop.getAsBoolean(); round++) {
      search.round(0, 0);
    }
    return search.bestPlan();
  }
}
