package io.fleetfold.solver.bound;

import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.HostClass;
import io.fleetfold.solver.fleet.Item;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.program.LpEngine;
import io.fleetfold.solver.program.Program;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A small linear program in which cells are one that have the same classes of hosts under the same
 * topmost power domain, and limits alike; domains in between are one where they are about equally
 * tight. Tens of thousands of columns whatever the size of the fleet. Its duals are prices of the
 * whole fleet as well.
 */
final class Aggregate implements Relaxation {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** About so many columns make a program of a second. */
  private static final long MOST_COLUMNS = 40_000;

  private final CellMap cells;
  private final Program program = LpEngine.linear(MOST_COLUMNS);
  private final FlowRows rows;
  private final RoundingRows roundings;
  private final MergedDomains domains;
  private boolean optimal;

  /** Cells that count as one. */
  private static final class Group {
    final CellClass example;
    final Map<HostClass, Integer> hosts = new LinkedHashMap<>();
    double limit;
    boolean limited = true;

    Group(CellClass example) {
      this.example = example;
    }

    void add(CellClass cellClass) {
      int copies = cellClass.cells().size();
      cellClass.hosts().forEach(host -> hosts.merge(host, copies, Integer::sum));
      limited &= cellClass.limit() != Long.MAX_VALUE;
      limit += cellClass.limit() * (double) copies;
    }
  }

  private Aggregate(CellMap cells, double[] shortagePrice, BooleanSupplier stop) {
    this.cells = cells;
    program.stopWhen(stop);
    FleetIndex index = cells.index();
    this.domains = MergedDomains.of(cells);
    long[][] fixed = cells.pinnedFlowTotals();
    this.rows = new FlowRows(index, program, fixed, domains.headroom(), shortagePrice);
    this.roundings = new RoundingRows(index, program, rows);
  }

  /**
   * Solves the merged fleet.
   *
   * @param shortagePrice micro-dollars per hour by workload for a promised micro-request per second
   *     not served
   * @param stop ends the program; without an optimum all prices are 0
   */
  static Aggregate of(CellMap cells, double[] shortagePrice, BooleanSupplier stop) {
    var aggregate = new Aggregate(cells, shortagePrice, stop);
    aggregate.groups().forEach(aggregate::addGroup);
    aggregate.solve();
    if (!aggregate.optimal && !stop.getAsBoolean()) {
      throw new IllegalStateException("the merged relaxation has no optimum");
    }
    return aggregate;
  }

  private void solve() {
    optimal = program.solve() == Program.Ending.OPTIMAL;
  }

  @Override
  public boolean isOptimal() {
    return optimal;
  }

  @Override
  public boolean tighten() {
    boolean tighter = roundings.tighten();
    if (tighter) {
      solve();
    }
    return tighter;
  }

  @Override
  public Prices prices() {
    Prices prices = optimal ? rows.prices() : rows.zeroPrices();
    domains.spread(prices.power());
    return WeakDuality.mend(cells.index(), prices);
  }

  private List<Group> groups() {
    Map<List<Object>, List<CellClass>> alike = new LinkedHashMap<>();
    for (CellClass cellClass : cells.classes()) {
      List<Object> key = new ArrayList<>(cellClass.hosts());
      key.add(domains.of(cellClass));
      alike.computeIfAbsent(key, k -> new ArrayList<>()).add(cellClass);
    }
    long columns = alike.values().stream().mapToLong(some -> some.getFirst().distinctItems()).sum();
    int slices = (int) Math.max(1, MOST_COLUMNS / Math.max(1, columns));
    List<Group> groups = new ArrayList<>();
    alike.values().forEach(some -> groups.addAll(slices(some, slices)));
    return groups;
  }

  /** A watt is worth more under a tight limit, so only limits that lie side by side are merged. */
  private static List<Group> slices(List<CellClass> some, int slices) {
    List<CellClass> sorted = new ArrayList<>(some);
    sorted.sort(Comparator.comparingLong(CellClass::limit));
    int length = Math.ceilDiv(sorted.size(), slices);
    List<Group> groups = new ArrayList<>();
    for (int start = 0; start < sorted.size(); start += length) {
      var group = new Group(sorted.get(start));
      sorted.subList(start, Math.min(sorted.size(), start + length)).forEach(group::add);
      groups.add(group);
    }
    return groups;
  }

  private void addGroup(Group group) {
    Integer power = group.limited ? program.row(-INFINITY, group.limit * FlowRows.MICRO) : null;
    group.hosts.forEach((hostClass, copies) -> {
      int capacity = program.row(-INFINITY, (double) hostClass.units() * copies);
      for (HostClass.Kept kept : hostClass.kept()) {
        Item item = hostClass.items().get(kept.item());
        double cost = hostClass.runningCost(item) - kept.stopCost();
        addColumn(group, item, cost, (double) kept.shards() * copies, capacity, power);
      }
      for (Item item : hostClass.items()) {
        double cost = hostClass.runningCost(item) + item.startCost();
        addColumn(group, item, cost, INFINITY, capacity, power);
      }
    });
  }

  private void addColumn(
      Group group, Item item, double cost, double most, int capacity, @Nullable Integer power) {
    double draw = item.milliwatts();
    int shards = program.column(-cost * FlowRows.MICRO, most);
    program.set(capacity, shards, item.units());
    if (power != null) {
      program.set(power, shards, draw * FlowRows.MICRO);
    }
    rows.feed(shards, item.zone(), item.flow(), (double) item.rate());
    roundings.add(shards, item);
    for (int domain : domains.of(group.example)) {
      rows.draw(shards, domain, draw);
    }
  }
}
