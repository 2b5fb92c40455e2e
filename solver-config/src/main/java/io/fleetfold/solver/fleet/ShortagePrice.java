package io.fleetfold.solver.fleet;

import java.util.Arrays;

/**
 * What a promised request that is not served is charged, so that contracts come before money: ten
 * times the largest sum of a workload's revenue and the cost of the dearest engine that could serve
 * it. It is one price for all workloads, because the score counts requests missed, whatever they
 * earn. Where nothing earns or costs anything, a request counts as a dollar.
 */
public final class ShortagePrice {

  private static final double PRECEDENCE = 10;

  private ShortagePrice() {}

  /** Micro-dollars per hour for one micro-request per second, by workload. */
  public static double[] of(CellMap cells) {
    FleetIndex index = cells.index();
    double dearest = 0;
    for (int workload = 0; workload < index.workloads(); workload++) {
      dearest = Math.max(dearest, index.revenue(workload));
    }
    for (CellClass cellClass : cells.classes()) {
      for (HostClass host : cellClass.hosts()) {
        for (Item item : host.items()) {
          double revenue = index.revenue(item.kind().workload().index());
          dearest = Math.max(dearest, revenue + host.runningCost(item) / item.rate());
        }
      }
    }
    double[] prices = new double[index.workloads()];
    Arrays.fill(prices, PRECEDENCE * (dearest > 0 ? dearest : 1));
    return prices;
  }
}
