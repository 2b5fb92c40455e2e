package io.fleetfold.solver.bound;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.HostClass;
import io.fleetfold.solver.fleet.Item;
import io.fleetfold.solver.fleet.ShortagePrice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole problem as one mixed-integer program, for comparison: a column for every kind of shard
 * in every bin, in whole copies, solved by OR-Tools' SCIP for a given time. It is exact where every
 * shard takes whole accelerators; slices are charged the rental and the idle draw of their share.
 * Only for problems without a plan in force.
 */
public final class ExactMilp {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /**
   * What SCIP found.
   *
   * @param placements of the best plan found; empty when there is none
   * @param upperBoundUsdPerHour what SCIP proved; infinite when it proved nothing
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

  private record Column(Bin bin, int item, MPVariable copies) {}

  private final CellMap cells;
  private final MPSolver program;
  private final FlowRows rows;
  private final Map<Integer, MPConstraint> cellPower = new HashMap<>();
  private final List<Column> columns = new ArrayList<>();

  private ExactMilp(CellMap cells, MPSolver program) {
    this.cells = cells;
    this.program = program;
    this.rows =
        new FlowRows(
            cells.index(),
            program,
            cells.pinnedFlowTotals(),
            cells.linkingHeadroom(),
            ShortagePrice.of(cells));
  }

  /**
   * Builds the program and lets SCIP work on it for so long.
   *
   * @throws IllegalArgumentException if there is a plan in force
   * @throws IllegalStateException if SCIP is not there
   */
  public static Outcome solve(FleetProblem problem, Duration limit) {
    if (!problem.previous().isEmpty()) {
      throw new IllegalArgumentException("the exact program knows no plan in force");
    }
    long start = System.nanoTime();
    MPSolver program = newProgram();
    try {
      var milp = new ExactMilp(CellMap.of(FleetIndex.of(problem)), program);
      milp.cells.bins().forEach(milp::addBin);
      program.setTimeLimit(Math.max(1, limit.toMillis()));
      MPSolver.ResultStatus status = program.solve();
      return milp.outcome(status, Duration.ofNanos(System.nanoTime() - start));
    } finally {
      program.delete();
    }
  }

  private static MPSolver newProgram() {
    String missing = LpEngine.whyMissing();
    MPSolver program = missing == null ? MPSolver.createSolver("SCIP") : null;
    if (program == null) {
      throw new IllegalStateException(missing == null ? "OR-Tools has no SCIP" : missing);
    }
    program.objective().setMaximization();
    return program;
  }

  private void addBin(Bin bin) {
    HostClass hostClass = bin.hostClass();
    CellClass cellClass = cells.classOf(bin.cell());
    MPConstraint units = program.makeConstraint(-INFINITY, bin.units());
    MPConstraint network =
        hostClass.kilobitLimit() == Long.MAX_VALUE
            ? null
            : program.makeConstraint(-INFINITY, hostClass.kilobitLimit() * FlowRows.MICRO);
    MPConstraint power = power(bin.cell(), cellClass);
    for (int item = 0; item < hostClass.items().size(); item++) {
      addColumn(bin, item, cellClass, units, network, power);
    }
  }

  private @Nullable MPConstraint power(int cell, CellClass cellClass) {
    return cellClass.limit() == Long.MAX_VALUE
        ? null
        : cellPower.computeIfAbsent(
            cell, key -> program.makeConstraint(-INFINITY, cellClass.limit() * FlowRows.MICRO));
  }

  private void addColumn(
      Bin bin,
      int itemIndex,
      CellClass cellClass,
      MPConstraint units,
      @Nullable MPConstraint network,
      @Nullable MPConstraint power) {
    HostClass hostClass = bin.hostClass();
    Item item = hostClass.items().get(itemIndex);
    int most = bin.units() / item.units();
    if (most == 0) {
      return;
    }
    double draw = hostClass.netDraw(item);
    double cost = hostClass.runningCost(item);
    MPVariable copies = program.makeIntVar(0, most, "");
    columns.add(new Column(bin, itemIndex, copies));
    program.objective().setCoefficient(copies, -cost * FlowRows.MICRO);
    units.setCoefficient(copies, item.units());
    if (network != null) {
      network.setCoefficient(copies, item.kilobits() * FlowRows.MICRO);
    }
    if (power != null) {
      power.setCoefficient(copies, draw * FlowRows.MICRO);
    }
    rows.feed(copies, bin.site(), item.flow(), (double) item.rate());
    for (int domain : cellClass.linkingDomains()) {
      rows.draw(copies, domain, draw);
    }
  }

  private Outcome outcome(MPSolver.ResultStatus status, Duration elapsed) {
    boolean optimal = status == MPSolver.ResultStatus.OPTIMAL;
    boolean found = optimal || status == MPSolver.ResultStatus.FEASIBLE;
    return new Outcome(
        found ? placements() : List.of(),
        found ? program.objective().bestBound() : INFINITY,
        optimal,
        columns.size(),
        program.numConstraints(),
        elapsed);
  }

  private List<Placement> placements() {
    Map<Bin, List<Integer>> items = new LinkedHashMap<>();
    for (Column column : columns) {
      long copies = Math.round(column.copies().solutionValue());
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
