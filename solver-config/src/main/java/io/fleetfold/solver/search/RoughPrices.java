package io.fleetfold.solver.search;

import io.fleetfold.domain.facts.Phase;
import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.Item;
import io.fleetfold.solver.pattern.Prices;
import java.util.Arrays;

/**
 * Prices without an LP engine: a request is worth its revenue, split between prefill and decode by
 * the accelerators that each takes where it runs best.
 */
public final class RoughPrices {

  private RoughPrices() {}

  /** Prices of flows; power is free. */
  public static Prices of(CellMap cells) {
    FleetIndex index = cells.index();
    Prices prices = Prices.zero(index.zones(), 3 * index.workloads(), index.domains());
    double[] need = new double[3 * index.workloads()];
    Arrays.fill(need, Double.POSITIVE_INFINITY);
    for (Bin bin : cells.bins()) {
      for (Item item : bin.hostClass().items()) {
        double accelerators = bin.hostClass().accelerators(item);
        need[item.flow()] = Math.min(need[item.flow()], accelerators / item.rate());
      }
    }
    for (double[] flows : prices.flows()) {
      for (int workload = 0; workload < index.workloads(); workload++) {
        int prefill = 3 * workload + Phase.PREFILL.ordinal();
        int decode = 3 * workload + Phase.DECODE.ordinal();
        double both = need[prefill] + need[decode];
        boolean pair = both < Double.POSITIVE_INFINITY;
        flows[prefill] = pair ? index.revenue(workload) * need[prefill] / both : 0;
        flows[decode] = pair ? index.revenue(workload) * need[decode] / both : 0;
        flows[3 * workload + Phase.AGGREGATED.ordinal()] = index.revenue(workload);
      }
    }
    return prices;
  }
}
