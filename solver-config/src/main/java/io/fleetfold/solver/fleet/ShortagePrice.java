package io.fleetfold.solver.fleet;

import java.util.Arrays;

/**
 * What a promised request that is not served is charged, so that contracts come before money: ten
 * times its revenue and the cost of the dearest engine that could serve it.
 */
public final class ShortagePrice {

  private static final double PRECEDENCE = 10;

  private ShortagePrice() {}

  /** Micro-dollars per hour for one micro-request per second, by workload. */
  public static double[] of(CellMap cells) {
    FleetIndex index = cells.index();
    double[] price = new double[index.workloads()];
    Arrays.setAll(price, w -> PRECEDENCE * index.revenue(w));
    for (CellClass cellClass : cells.classes()) {
      for (HostClass host : cellClass.hosts()) {
        for (Item item : host.items()) {
          double cost = host.runningCost(item);
          int workload = item.kind().workload().index();
          price[workload] =
              Math.max(
                  price[workload], PRECEDENCE * (index.revenue(workload) + cost / item.rate()));
        }
      }
    }
    return price;
  }
}
