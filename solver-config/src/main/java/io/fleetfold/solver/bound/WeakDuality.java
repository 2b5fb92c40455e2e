package io.fleetfold.solver.bound;

import io.fleetfold.domain.facts.Phase;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.pattern.RoundedDemand;
import java.util.Arrays;

/**
 * The upper bound that follows from any prices, in plain arithmetic.
 *
 * <p>Give every flow, every rounded demand, and every milliwatt of a shared domain, a price of at
 * least 0 (Lagrange multipliers). Then no plan earns more than the sum of: what the best amount
 * served of each workload earns above the price of its flow; the worth of what pinned shards feed,
 * less what they cost; the worth of the headroom of every domain; and for each cell the worth of
 * its best pattern at these prices. It holds for any prices and whatever computed them; good ones
 * only make it tight. [Geoffrion 1974, Lagrangean relaxation for integer programming.]
 */
public final class WeakDuality {

  private WeakDuality() {}

  /**
   * Mends prices so that a request served by a pair of engines is paid for in full: in each zone,
   * prefill and decode together must cost at least what the request is worth. Prices below 0 become
   * 0.
   */
  public static Prices mend(FleetIndex index, Prices prices) {
    Prices mended = prices.blend(prices, 1.0);
    for (double[] flows : mended.flows()) {
      for (int workload = 0; workload < index.workloads(); workload++) {
        mendPair(flows, prices, workload);
      }
    }
    clip(mended.power());
    clip(mended.roundedPrices());
    return mended;
  }

  private static void clip(double[] prices) {
    Arrays.setAll(prices, i -> Math.max(0, prices[i]));
  }

  private static void mendPair(double[] flows, Prices prices, int workload) {
    int prefill = 3 * workload + Phase.PREFILL.ordinal();
    int decode = 3 * workload + Phase.DECODE.ordinal();
    double worth = flowWorth(prices, workload);
    double pair = Math.max(0, flows[prefill]) + Math.max(0, flows[decode]);
    double scale = pair > 0 ? Math.max(1, worth / pair) : 1;
    flows[prefill] = Math.max(0, flows[prefill]) * scale;
    flows[decode] = pair > 0 ? Math.max(0, flows[decode]) * scale : worth;
    flows[3 * workload + Phase.AGGREGATED.ordinal()] = worth;
  }

  /**
   * What the flows behind a request of the workload are worth: the price of its aggregated flow,
   * which is the same in every zone.
   */
  private static double flowWorth(Prices prices, int workload) {
    return Math.max(0, prices.flows()[0][3 * workload + Phase.AGGREGATED.ordinal()]);
  }

  /** What a request of the workload is worth, the price of whole engines included. */
  static double worth(Prices prices, int workload) {
    double worth = flowWorth(prices, workload);
    for (int i = 0; i < prices.rounded().size(); i++) {
      worth += prices.rounded().get(i).workload() == workload ? prices.roundedPrices()[i] : 0;
    }
    return worth;
  }

  private static double worthOfPinned(CellMap cells, Prices prices) {
    long[][] flows = cells.pinnedFlowTotals();
    double worth = 0;
    for (int zone = 0; zone < flows.length; zone++) {
      for (int flow = 0; flow < flows[zone].length; flow++) {
        worth += prices.flows()[zone][flow] * flows[zone][flow];
      }
    }
    for (int i = 0; i < prices.rounded().size(); i++) {
      RoundedDemand demand = prices.rounded().get(i);
      worth += prices.roundedPrices()[i] * FlowRows.fixed(demand.workload(), demand.phase(), flows);
    }
    return worth;
  }

  /**
   * The part of the bound that is not in the cells, in micro-dollars per hour, for plans that keep
   * every contract.
   *
   * @param prices mended prices
   */
  public static double shared(CellMap cells, Prices prices) {
    FleetIndex index = cells.index();
    double bound = worthOfPinned(cells, prices) - cells.fixedCost();
    for (int workload = 0; workload < index.workloads(); workload++) {
      double gain = index.revenue(workload) - worth(prices, workload);
      bound += gain * (gain > 0 ? index.demand(workload) : index.promised(workload));
    }
    for (int i = 0; i < prices.rounded().size(); i++) {
      bound += prices.roundedPrices()[i] * prices.rounded().get(i).slack();
    }
    for (int domain = 0; domain < index.domains(); domain++) {
      if (prices.power()[domain] > 0) {
        bound += prices.power()[domain] * cells.headroom(domain);
      }
    }
    return bound;
  }
}
