package io.fleetfold.solver.pattern;

import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.HostClass;
import io.fleetfold.solver.fleet.Item;
import java.util.ArrayList;
import java.util.List;

/** Every way to fill a small cell, priced in plain loops. */
final class AllPatterns {

  private final CellClass cellClass;
  private final Prices prices;
  private final List<int[]> filled = new ArrayList<>();
  private double best = Double.NEGATIVE_INFINITY;
  private int count;

  private AllPatterns(CellClass cellClass, Prices prices) {
    this.cellClass = cellClass;
    this.prices = prices;
  }

  /** The worth of the best pattern; throws where there are too many to try. */
  static double best(CellClass cellClass, Prices prices) {
    var all = new AllPatterns(cellClass, prices);
    all.fill(0, 0, new int[all.items(0)]);
    return all.best;
  }

  private int items(int host) {
    return cellClass.hosts().get(host).items().size();
  }

  private void fill(int host, int firstItem, int[] copies) {
    if (++count > 3_000_000) {
      throw new IllegalStateException("the cell is too large");
    }
    close(host, copies);
    List<Item> items = cellClass.hosts().get(host).items();
    for (int i = firstItem; i < items.size(); i++) {
      copies[i]++;
      if (fits(host, copies)) {
        fill(host, i, copies);
      }
      copies[i]--;
    }
  }

  private void close(int host, int[] copies) {
    filled.add(copies.clone());
    if (host + 1 < cellClass.hosts().size()) {
      fill(host + 1, 0, new int[items(host + 1)]);
    } else if (draw(cellClass, filled) <= cellClass.limit()) {
      best = Math.max(best, value(cellClass, filled, prices));
    }
    filled.removeLast();
  }

  private boolean fits(int host, int[] copies) {
    HostClass hostClass = cellClass.hosts().get(host);
    long kilobits = 0;
    for (int i = 0; i < copies.length; i++) {
      kilobits += copies[i] * hostClass.items().get(i).kilobits();
    }
    return units(hostClass, copies) <= hostClass.units() && kilobits <= hostClass.kilobitLimit();
  }

  private static int units(HostClass hostClass, int[] copies) {
    int units = 0;
    for (int i = 0; i < copies.length; i++) {
      units += copies[i] * hostClass.items().get(i).units();
    }
    return units;
  }

  /** Whether the shards of a pattern fit the hosts and the limit of the cell. */
  static boolean isFeasible(CellClass cellClass, Pattern pattern) {
    List<int[]> copies = copies(cellClass, pattern);
    var all = new AllPatterns(cellClass, Prices.zero(0, 0, 0));
    for (int host = 0; host < copies.size(); host++) {
      if (!all.fits(host, copies.get(host))) {
        return false;
      }
    }
    return draw(cellClass, copies) <= cellClass.limit();
  }

  /** How many of each item on each host. */
  static List<int[]> copies(CellClass cellClass, Pattern pattern) {
    List<int[]> copies = new ArrayList<>();
    cellClass.hosts().forEach(host -> copies.add(new int[host.items().size()]));
    for (int shard = 0; shard < pattern.shards(); shard++) {
      copies.get(pattern.host(shard))[pattern.item(shard)]++;
    }
    return copies;
  }

  /** Milliwatts beyond idle draw. */
  static long draw(CellClass cellClass, List<int[]> copies) {
    long draw = 0;
    for (int host = 0; host < copies.size(); host++) {
      HostClass hostClass = cellClass.hosts().get(host);
      for (int i = 0; i < copies.get(host).length; i++) {
        draw += copies.get(host)[i] * hostClass.items().get(i).milliwatts();
      }
    }
    return draw;
  }

  /** Worth at prices, in micro-dollars per hour. */
  static double value(CellClass cellClass, List<int[]> copies, Prices prices) {
    double value = 0;
    for (int host = 0; host < copies.size(); host++) {
      value += value(cellClass.hosts().get(host), copies.get(host), prices);
    }
    for (int domain : cellClass.linkingDomains()) {
      value -= prices.power()[domain] * draw(cellClass, copies);
    }
    return value;
  }

  private static double value(HostClass hostClass, int[] copies, Prices prices) {
    int[] kept = new int[copies.length];
    long[] stopCost = new long[copies.length];
    for (HostClass.Kept in : hostClass.kept()) {
      kept[in.item()] = in.shards();
      stopCost[in.item()] = in.stopCost();
    }
    int used = hostClass.acceleratorsUsed(units(hostClass, copies));
    double value = -(double) used * hostClass.example().rentalMicroUsdPerAcceleratorHour();
    for (int i = 0; i < copies.length; i++) {
      Item item = hostClass.items().get(i);
      double worth = prices.flows()[item.zone()][item.flow()] * item.rate();
      for (int k = 0; k < prices.rounded().size(); k++) {
        RoundedDemand demand = prices.rounded().get(k);
        worth += demand.counts(item) ? prices.roundedPrices()[k] * demand.rate(item.rate()) : 0;
      }
      value += copies[i] * (worth - item.energy());
      value -= Math.max(0, copies[i] - kept[i]) * (double) item.startCost();
      value -= Math.max(0, kept[i] - copies[i]) * (double) stopCost[i];
    }
    return value;
  }
}
