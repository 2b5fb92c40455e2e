package io.fleetfold.solver.pattern;

import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.HostClass;
import io.fleetfold.solver.fleet.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The linear relaxation of filling one cell at given prices, in dual form: one price for the cell's
 * watts and one for the units of each host. For any power price p the value {@code p * limit + sum
 * of unitPrice(p) * units} bounds every pattern; the best p minimises a convex function of one
 * variable.
 */
final class CellRelaxation {

  private static final int BISECTIONS = 60;

  private final List<HostRelaxation> hosts;
  private final long limit;
  private final double powerPrice;
  private final double constant;
  private final double[] after;

  private CellRelaxation(
      List<HostRelaxation> hosts, long limit, double powerPrice, double constant) {
    this.hosts = hosts;
    this.limit = limit;
    this.powerPrice = powerPrice;
    this.constant = constant;
    this.after = new double[hosts.size()];
    for (int i = hosts.size() - 2; i >= 0; i--) {
      after[i] = after[i + 1] + hosts.get(i + 1).relaxed();
    }
  }

  static CellRelaxation of(CellClass cellClass, Prices prices) {
    return of(cellClass, cellClass.limit(), prices, null);
  }

  static CellRelaxation of(
      CellClass cellClass, long ownLimit, Prices prices, @Nullable Shortfall shortfall) {
    ToDoubleFunction<Item> worth = prices::worth;
    double linkingPrice = 0;
    for (int domain : cellClass.linkingDomains()) {
      linkingPrice += prices.power()[domain];
    }
    Map<HostClass, HostRelaxation> known = new HashMap<>();
    List<HostRelaxation> hosts = new ArrayList<>();
    double constant = 0;
    boolean asOne = cellClass.packsAsOne();
    for (HostClass hostClass : cellClass.hosts()) {
      int mostUnits = hostClass.units() * (asOne ? cellClass.hosts().size() : 1);
      double price = linkingPrice;
      hosts.add(
          known.computeIfAbsent(
              hostClass, key -> new HostRelaxation(key, worth, price, mostUnits, shortfall)));
      for (HostClass.Kept kept : hostClass.kept()) {
        constant -= (double) kept.shards() * kept.stopCost();
      }
    }
    long limit = ownLimit == Long.MAX_VALUE ? drawOfAll(hosts) : ownLimit;
    double powerPrice = ownLimit == Long.MAX_VALUE ? 0 : bestPowerPrice(hosts, limit);
    hosts.forEach(host -> host.settle(powerPrice));
    return new CellRelaxation(hosts, limit, powerPrice, constant);
  }

  private static long drawOfAll(List<HostRelaxation> hosts) {
    return hosts.stream().mapToLong(HostRelaxation::mostDraw).sum();
  }

  private static double bestPowerPrice(List<HostRelaxation> hosts, long limit) {
    if (slope(hosts, 0, limit) >= 0) {
      return 0;
    }
    double high = 1e-9;
    while (slope(hosts, high, limit) < 0) {
      high *= 4;
    }
    double low = 0;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (slope(hosts, middle, limit) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * Slope of the bound in the power price: what the limit allows minus what the best items would
   * draw.
   */
  private static double slope(List<HostRelaxation> hosts, double powerPrice, long limit) {
    double slope = limit;
    double draw = 0;
    for (int i = 0; i < hosts.size(); i++) {
      HostRelaxation host = hosts.get(i);
      // Hosts that are alike share one relaxation, and mostly stand side by side.
      if (i == 0 || host != hosts.get(i - 1)) {
        draw = host.drawAt(powerPrice);
      }
      slope -= draw;
    }
    return slope;
  }

  HostRelaxation host(int host) {
    return hosts.get(host);
  }

  /** What the hosts after this one can add at most. */
  double after(int host, boolean asOne) {
    return asOne ? 0 : after[host];
  }

  long limit() {
    return limit;
  }

  double powerPrice() {
    return powerPrice;
  }

  /** Micro-dollars per hour that stopping everything in force would cost. */
  double constant() {
    return constant;
  }

  /** No pattern of the cell is worth more than this. */
  double upperBound() {
    double bound = constant + powerPrice * limit;
    for (HostRelaxation host : hosts) {
      bound += host.relaxed();
    }
    return bound;
  }
}
