package io.fleetfold.solver.bound;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.HostClass;
import io.fleetfold.solver.fleet.Item;
import io.fleetfold.solver.fleet.ShortagePrice;
import io.fleetfold.solver.program.IntegerProgram;
import io.fleetfold.solver.program.LpEngine;
import io.fleetfold.solver.program.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole problem as one mixed-integer program, for comparison: a column for every kind of shard
 * in every bin, in whole copies, solved by branch and bound for a given time. It is exact where
 * every shard takes whole accelerators; slices are charged the rental and the idle draw of their
 * share. Only for problems without a plan in force.
 */
public final class ExactMilp {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /**
   * What branch and bound found.
   *
   * @param placements of the best plan found; empty when there is none
   * @param upperBoundUsdPerHour what it proved; infinite when it proved nothing
   * @param isOptimal whether it proved that the plan is the best one
   * @param columns whole numbers of the program
   */
  public record Outcome(
      List<Placement> placements,
      double upperBoundUsdPerHour,
      boolean isOptimal,
      int columns,
      int rows,
      Duration elapsed) {

    /** Copies the list, so that an outcome never changes. */
    public Outcome {
      placements = List.copyOf(placements);
    }
  }

  private record Column(Bin bin, int item, int copies) {}

  private final CellMap cells;
  private final IntegerProgram program = LpEngine.anytime(Integer.MAX_VALUE, 0);
  private final FlowRows rows;
  private final Map<Integer, Integer> cellPower = new HashMap<>();
  private final List<Column> columns = new ArrayList<>();

  private ExactMilp(CellMap cells) {
    this.cells = cells;
    this.rows =
        new FlowRows(
            cells.index(),
            program,
            cells.pinnedFlowTotals(),
            cells.linkingHeadroom(),
            ShortagePrice.of(cells));
  }

  /**
   * Builds the program and lets branch and bound work on it for so long.
   *
   * @throws IllegalArgumentException if there is a plan in force
   * @throws IllegalStateException if there is no engine for it
   */
  public static Outcome solve(FleetProblem problem, Duration limit) {
    if (!problem.previous().isEmpty()) {
      throw new IllegalArgumentException("the exact program knows no plan in force");
    }
    long start = System.nanoTime();
    var milp = new ExactMilp(CellMap.of(FleetIndex.of(problem)));
    milp.cells.bins().forEach(milp::addBin);
    milp.program.limitSeconds(Math.max(1, limit.toMillis()) * 1e-3);
    Program.Ending ending = milp.program.solve();
    return milp.outcome(ending, Duration.ofNanos(System.nanoTime() - start));
  }

  private void addBin(Bin bin) {
    HostClass hostClass = bin.hostClass();
    CellClass cellClass = cells.classOf(bin.cell());
    int units = program.row(-INFINITY, bin.units());
    Integer network =
        hostClass.kilobitLimit() == Long.MAX_VALUE
            ? null
            : (Integer) program.row(-INFINITY, hostClass.kilobitLimit() * FlowRows.MICRO);
    Integer power = power(bin.cell(), cellClass);
    for (int item = 0; item < hostClass.items().size(); item++) {
      addColumn(bin, item, cellClass, units, network, power);
    }
  }

  private @Nullable Integer power(int cell, CellClass cellClass) {
    return cellClass.limit() == Long.MAX_VALUE
        ? null
        : cellPower.computeIfAbsent(
            cell, key -> program.row(-INFINITY, cellClass.limit() * FlowRows.MICRO));
  }

  private void addColumn(
      Bin bin,
      int itemIndex,
      CellClass cellClass,
      int units,
      @Nullable Integer network,
      @Nullable Integer power) {
    HostClass hostClass = bin.hostClass();
    Item item = hostClass.items().get(itemIndex);
    int most = bin.units() / item.units();
    if (most == 0) {
      return;
    }
    double draw = hostClass.netDraw(item);
    double cost = hostClass.runningCost(item);
    int copies = program.wholeColumn(-cost * FlowRows.MICRO, most);
    columns.add(new Column(bin, itemIndex, copies));
    program.set(units, copies, item.units());
    if (network != null) {
      program.set(network, copies, item.kilobits() * FlowRows.MICRO);
    }
    if (power != null) {
      program.set(power, copies, draw * FlowRows.MICRO);
    }
    rows.feed(copies, bin.site(), item.flow(), (double) item.rate());
    for (int domain : cellClass.linkingDomains()) {
      rows.draw(copies, domain, draw);
    }
  }

  private Outcome outcome(Program.Ending ending, Duration elapsed) {
    boolean found = ending != Program.Ending.NONE;
    return new Outcome(
        found ? placements() : List.of(),
        found ? program.bestBound() : INFINITY,
        ending == Program.Ending.OPTIMAL,
        columns.size(),
        program.rows(),
        elapsed);
  }

  private List<Placement> placements() {
    Map<Bin, List<Integer>> items = new LinkedHashMap<>();
    for (Column column : columns) {
      long copies = Math.round(program.value(column.copies()));
      for (long i = 0; i < copies; i++) {
        items.computeIfAbsent(column.bin(), bin -> new ArrayList<>()).add(column.item());
      }
    }
    List<Placement> placements = new ArrayList<>();
    items.forEach((bin, inBin) ->
        placements.addAll(bin.pack(inBin.stream().mapToInt(Integer::intValue).toArray())));
    return placements;
  }
}
