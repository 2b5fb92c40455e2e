package io.fleetfold.solver.bound;

import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.pattern.Pattern;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.pattern.RoundedDemand;
import io.fleetfold.solver.program.LpEngine;
import io.fleetfold.solver.program.Program;
import java.util.List;

/**
 * The linear program over the patterns known so far: how much of each cell class fills itself in
 * which way.
 */
final class Master {

  private final Program program = LpEngine.linear();
  private final FlowRows rows;
  private final int[] convexity;

  /**
   * A master that knows only empty cells.
   *
   * @param rounded demands that are counted in whole engines
   */
  Master(CellMap cells, double[] shortagePrice, List<RoundedDemand> rounded) {
    FleetIndex index = cells.index();
    long[][] pinned = cells.pinnedFlowTotals();
    this.rows = new FlowRows(index, program, pinned, cells.linkingHeadroom(), shortagePrice);
    rounded.forEach(rows::add);
    this.convexity = new int[cells.classes().size()];
    for (CellClass cellClass : cells.classes()) {
      int cellsOfClass = cellClass.cells().size();
      convexity[cellClass.index()] = program.row(cellsOfClass, cellsOfClass);
      // leaving a cell empty may cost something too: what is in force there stops
      add(cellClass, Pattern.empty(cellClass));
    }
  }

  void add(CellClass cellClass, Pattern pattern) {
    int column = program.column(-pattern.cost() * FlowRows.MICRO, Double.POSITIVE_INFINITY);
    program.set(convexity[cellClass.index()], column, 1);
    for (Pattern.Feed feed : pattern.feeds()) {
      rows.feed(column, feed.zone(), feed.flow(), (double) feed.microRps());
    }
    for (int i = 0; i < rows.rounded().size(); i++) {
      rows.count(column, i, (double) pattern.rounded(cellClass, rows.rounded().get(i)));
    }
    for (int domain : cellClass.linkingDomains()) {
      rows.draw(column, domain, (double) pattern.draw());
    }
  }

  /** Solves; the value in micro-dollars per hour. */
  double solve() {
    Program.Ending ending = program.solve();
    if (ending != Program.Ending.OPTIMAL) {
      throw new IllegalStateException("the relaxation over patterns ended as " + ending);
    }
    return program.objective() / FlowRows.MICRO;
  }

  Prices prices() {
    return rows.prices();
  }
}
