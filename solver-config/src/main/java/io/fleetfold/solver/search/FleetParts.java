package io.fleetfold.solver.search;

import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.HostClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Cuts a large fleet into parts: small sites together, large ones by whole rows, because racks of
 * one row share its limit and engines of one site pair.
 */
final class FleetParts {

  private final CellMap cells;
  private final CellWeights weights;
  private final Map<HostClass, Integer> rank = new HashMap<>();

  FleetParts(CellMap cells, CellWeights weights) {
    this.cells = cells;
    this.weights = weights;
    cells.bins().forEach(bin -> rank.putIfAbsent(bin.hostClass(), rank.size()));
  }

  /** All cells that have any bins; those of a site, and within it alike ones, side by side. */
  List<Integer> ordered() {
    return cells.cells().stream()
        .map(cell -> cell.index())
        .filter(cell -> !weights.binsOf(cell).isEmpty() && weights.accelerators(cell) > 0)
        .sorted(
            Comparator.comparing(weights::site)
                .thenComparing(cell -> rank.get(cells.classOf(cell).hosts().getFirst()))
                .thenComparingInt(cell -> cells.classOf(cell).hosts().size())
                .thenComparingDouble(cell -> weights.milliwatts(cell) / weights.accelerators(cell))
                .thenComparing(cell -> cell))
        .toList();
  }

  /**
   * The parts, of about so many bins each.
   *
   * @param shares of each workload, by site
   */
  List<FleetPart> of(List<Integer> ordered, Map<String, double[]> shares, int most) {
    Map<String, List<Integer>> sites = new LinkedHashMap<>();
    ordered.forEach(
        cell -> sites.computeIfAbsent(weights.site(cell), s -> new ArrayList<>()).add(cell));
    List<List<Integer>> cut = new ArrayList<>();
    List<Integer> together = new ArrayList<>();
    for (List<Integer> site : sites.values()) {
      if (!together.isEmpty() && bins(together) + bins(site) > most) {
        cut.addAll(rows(together, most));
        together = new ArrayList<>();
      }
      together.addAll(site);
    }
    cut.addAll(rows(together, most));
    return cut.stream().map(some -> part(some, sites, shares)).toList();
  }

  private int bins(List<Integer> some) {
    return some.stream().mapToInt(cell -> weights.binsOf(cell).size()).sum();
  }

  /** Whole rows, dealt out so that every part has some of all. */
  private List<List<Integer>> rows(List<Integer> some, int most) {
    int count = Math.ceilDiv(Math.max(1, bins(some)), most);
    Map<Integer, Integer> partOfRow = new HashMap<>();
    List<List<Integer>> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(new ArrayList<>());
    }
    for (int cell : some) {
      parts.get(partOfRow.computeIfAbsent(row(cell), row -> partOfRow.size() % count)).add(cell);
    }
    parts.removeIf(List::isEmpty);
    return parts;
  }

  /** The lowest domain that it shares with others, unless that may be the whole site. */
  private int row(int cell) {
    int[] shared = cells.classOf(cell).linkingDomains();
    return shared.length > 1 ? shared[0] : -1 - cell;
  }

  private FleetPart part(
      List<Integer> some, Map<String, List<Integer>> sites, Map<String, double[]> shares) {
    double[] served = new double[cells.index().workloads()];
    double[] pinned = new double[cells.index().zones()];
    Set<String> here = new LinkedHashSet<>();
    some.forEach(cell -> here.add(weights.site(cell)));
    for (String site : here) {
      List<Integer> ofIt = Objects.requireNonNull(sites.get(site));
      double ofSite =
          accelerators(some, site) / ofIt.stream().mapToDouble(weights::accelerators).sum();
      double[] share = Objects.requireNonNull(shares.get(site));
      Arrays.setAll(served, workload -> served[workload] + share[workload] * ofSite);
      cells.index().problem().zones().stream()
          .filter(zone -> zone.site().id().equals(site))
          .forEach(zone -> pinned[zone.index()] = ofSite);
    }
    return new FleetPart(some, served, pinned, headroom(some));
  }

  private double accelerators(List<Integer> some, String site) {
    return some.stream()
        .filter(cell -> weights.site(cell).equals(site))
        .mapToDouble(weights::accelerators)
        .sum();
  }

  private long[] headroom(List<Integer> some) {
    double[] below = new double[cells.index().domains()];
    some.forEach(cell -> weights.addBelow(below, cell));
    long[] headroom = cells.linkingHeadroom();
    for (int domain = 0; domain < headroom.length; domain++) {
      if (headroom[domain] != Long.MAX_VALUE) {
        double share = below[domain] / weights.milliwattsBelow(domain);
        headroom[domain] = share >= 1 ? headroom[domain] : (long) (headroom[domain] * share);
      }
    }
    return headroom;
  }
}
