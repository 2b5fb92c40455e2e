package io.fleetfold.solver.search;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.HostClass;
import io.fleetfold.solver.fleet.Item;
import io.fleetfold.solver.pattern.ItemLoss;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.work.Crew;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

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

  /** More bins than this have at most so many items each, for the sake of time and memory. */
  private static final int MANY_BINS = 5_000;

  private static final int MOST_IN_MANY_BINS = 48;

  private static final int[] NOTHING = {};

  private final int[][] byBin;
  private final double worthOfAccelerator;
  private final Map<HostClass, Map<Integer, int[]>> byFlow = new HashMap<>();

  /**
   * Compares all items of all bins.
   *
   * @param crew does so side by side
   * @param stop ends it: bins not looked at then have no items
   */
  public Candidates(CellMap cells, Prices prices, Crew crew, BooleanSupplier stop) {
    this.byBin = new int[cells.bins().size()][];
    double accelerators =
        cells.cells().stream()
            .flatMap(cell -> cell.hosts().stream())
            .mapToInt(Host::accelerators)
            .sum();
    double cut = Math.clamp(ACCELERATORS_UNCUT / Math.max(1, accelerators), SMALLEST_CUT, 1);
    int most = byBin.length > MANY_BINS ? MOST_IN_MANY_BINS : Integer.MAX_VALUE;
    List<CellClass> classes = cells.classes();
    List<Map<HostClass, int[]>> best =
        crew.all(
            classes.size(),
            i ->
                stop.getAsBoolean()
                    ? Map.of()
                    : ItemLoss.bestItems(classes.get(i), prices, cut, FEWEST, most));
    for (var bin : cells.bins()) {
      Map<HostClass, int[]> ofClass = best.get(cells.classOf(bin.cell()).index());
      byBin[bin.index()] = ofClass.getOrDefault(bin.hostClass(), NOTHING);
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
    return groups == null ? NOTHING : groups.getOrDefault(flow, NOTHING);
  }
}
