package io.fleetfold.solver.search;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.HostClass;
import io.fleetfold.solver.fleet.Item;
import io.fleetfold.solver.pattern.ItemLoss;
import io.fleetfold.solver.pattern.Prices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The items worth trying in each bin, best first: those that lose little against the best use of
 * the units and watts that they take, at the prices of the relaxation.
 */
public final class Candidates {

  /** In large fleets, items that lose more than this share of what they bring are not tried. */
  private static final double SMALLEST_CUT = 0.1;

  /**
   * The cut rises to 1 as fleets shrink to this many accelerators: there a bad fit may be the best.
   */
  private static final double ACCELERATORS_UNCUT = 100;

  private static final int FEWEST = 8;

  private final int[][] byBin;
  private final double worthOfAccelerator;
  private final Map<HostClass, Map<Integer, int[]>> byFlow = new HashMap<>();

  public Candidates(CellMap cells, Prices prices) {
    this.byBin = new int[cells.bins().size()][];
    double accelerators =
        cells.cells().stream()
            .flatMap(cell -> cell.hosts().stream())
            .mapToInt(Host::accelerators)
            .sum();
    double cut = Math.clamp(ACCELERATORS_UNCUT / Math.max(1, accelerators), SMALLEST_CUT, 1);
    Map<List<Object>, int[]> known = new HashMap<>();
    for (var bin : cells.bins()) {
      CellClass cellClass = cells.classOf(bin.cell());
      List<Object> key = List.of(cellClass.index(), System.identityHashCode(bin.hostClass()));
      byBin[bin.index()] =
          known.computeIfAbsent(
              key, k -> ItemLoss.bestItems(cellClass, bin.hostClass(), prices, cut, FEWEST));
      byFlow.computeIfAbsent(bin.hostClass(), Candidates::groupByFlow);
    }
    this.worthOfAccelerator =
        cells.bins().stream().mapToDouble(bin -> worth(bin, prices)).average().orElse(0);
  }

  private double worth(Bin bin, Prices prices) {
    int[] items = byBin[bin.index()];
    if (items.length == 0) {
      return 0;
    }
    Item best = bin.hostClass().items().get(items[0]);
    return prices.worth(best) / bin.hostClass().accelerators(best);
  }

  private static Map<Integer, int[]> groupByFlow(HostClass hostClass) {
    Map<Integer, int[]> groups = new HashMap<>();
    for (int i = 0; i < hostClass.items().size(); i++) {
      int item = i;
      groups.merge(
          hostClass.items().get(i).flow(),
          new int[] {item},
          (a, b) -> {
            int[] both = java.util.Arrays.copyOf(a, a.length + 1);
            both[a.length] = item;
            return both;
          });
    }
    return groups;
  }

  /**
   * What the flow of an accelerator is worth where it does what it does best, on average over the
   * bins, in micro-dollars per hour: the scale of the search's temperatures.
   */
  double worthOfAccelerator() {
    return worthOfAccelerator;
  }

  /** Items of a bin, best first. */
  public int[] of(int bin) {
    return byBin[bin];
  }

  /** Items of a class of hosts that feed a flow. */
  public int[] feeding(HostClass hostClass, int flow) {
    Map<Integer, int[]> groups = byFlow.get(hostClass);
    return groups == null ? new int[0] : groups.getOrDefault(flow, new int[0]);
  }
}
