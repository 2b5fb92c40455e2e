package io.fleetfold.solver.bound;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.pattern.Pattern;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.pattern.RoundedDemand;
import java.util.List;

/**
 * The linear program over the patterns known so far: how much of each cell class fills itself in
 * which way.
 */
final class Master {

  private final MPSolver program = LpEngine.newProgram();
  private final FlowRows rows;
  private final MPConstraint[] convexity;

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
    this.convexity = new MPConstraint[cells.classes().size()];
    for (CellClass cellClass : cells.classes()) {
      int cellsOfClass = cellClass.cells().size();
      convexity[cellClass.index()] = program.makeConstraint(cellsOfClass, cellsOfClass);
      // leaving a cell empty may cost something too: what is in force there stops
      add(cellClass, Pattern.empty(cellClass, 3 * index.workloads()));
    }
  }

  void add(CellClass cellClass, Pattern pattern) {
    MPVariable variable = program.makeNumVar(0, Double.POSITIVE_INFINITY, "");
    program.objective().setCoefficient(variable, -pattern.cost() * FlowRows.MICRO);
    convexity[cellClass.index()].setCoefficient(variable, 1);
    for (int i = 0; i < pattern.flows().length; i++) {
      rows.feed(variable, cellClass.site(), pattern.flows()[i], (double) pattern.rates()[i]);
    }
    for (int i = 0; i < rows.rounded().size(); i++) {
      rows.count(variable, i, (double) pattern.rounded(cellClass, rows.rounded().get(i)));
    }
    for (int domain : cellClass.linkingDomains()) {
      rows.draw(variable, domain, (double) pattern.draw());
    }
  }

  /** Solves; the value in micro-dollars per hour. */
  double solve() {
    MPSolver.ResultStatus status = program.solve();
    if (status != MPSolver.ResultStatus.OPTIMAL) {
      throw new IllegalStateException("the relaxation over patterns ended as " + status);
    }
    return program.objective().value() / FlowRows.MICRO;
  }

  Prices prices() {
    return rows.prices();
  }
}
