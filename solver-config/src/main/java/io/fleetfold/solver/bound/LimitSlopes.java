package io.fleetfold.solver.bound;

import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.solver.fleet.Cell;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.ShortagePrice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * The prices of limits on both sides. A dual of the linear relaxation is a slope of it unless it
 * bends just there; then every value between the slopes on both sides is a dual. So the relaxation,
 * with every rack by itself, is solved again with each limit a hair wider and a hair narrower.
 * [Dantzig 1963, Linear Programming and Extensions, ch. 12.]
 *
 * <p>Large fleets keep their duals. Not thread-safe.
 */
final class LimitSlopes {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** Columns times limits: a fraction of a second. */
  private static final long MOST_WORK = 30_000;

  /** Share of a limit that it is moved by, above what the engine tolerates. */
  private static final double HAIR = 1e-5;

  private static final double LEAST_HAIR = 1e-5;

  /** Share of a price that is the engine's arithmetic. */
  private static final double EQUAL = 1e-6;

  private final CellMap cells;
  private final FleetIndex index;
  private final RelaxedFill fill;
  private final Map<PowerDomain, Integer> ownRows = new HashMap<>();

  private LimitSlopes(CellMap cells) {
    this.cells = cells;
    this.index = cells.index();
    this.fill = RelaxedFill.whole(cells, ShortagePrice.of(cells), null);
    cells.cells().forEach(this::findOwnRow);
  }

  /** Prices with both of their sides, from duals. */
  static ShadowPrices of(CellMap cells, ShadowPrices duals) {
    if (work(cells, duals) > MOST_WORK) {
      return duals;
    }
    var slopes = new LimitSlopes(cells);
    List<DomainPrice> power = new ArrayList<>();
    duals.powerDomains().forEach(price -> power.add(slopes.power(price)));
    List<WorkloadPrice> workloads = new ArrayList<>();
    duals.workloads().forEach(price -> workloads.add(slopes.workload(price)));
    return new ShadowPrices(power, duals.accelerators(), workloads);
  }

  private static long work(CellMap cells, ShadowPrices duals) {
    long columns = cells.bins().stream().mapToLong(bin -> bin.hostClass().items().size()).sum();
    return columns * (duals.powerDomains().size() + 2L * duals.workloads().size());
  }

  private void findOwnRow(Cell cell) {
    Integer row = fill.powerRow(cell.index());
    if (row != null) {
      ownRows.put(cell.hosts().getFirst().powerDomain(), row);
    }
  }

  private DomainPrice power(DomainPrice dual) {
    PowerDomain domain = dual.domain();
    int shared = fill.shared().domainRow(domain.index());
    int row = ownRows.getOrDefault(domain, shared);
    if (row < 0) {
      return dual;
    }
    double limit = Math.max(0, cells.headroom(domain.index())) * FlowRows.MICRO;
    double hair = hair(limit);
    DoubleSupplier slope = () -> fill.program().dual(row);
    double more = slope(() -> moveTo(row, limit + hair), slope, dual.usdPerKwHour());
    double less =
        limit < hair
            ? dual.usdPerKwHour()
            : slope(() -> moveTo(row, limit - hair), slope, dual.usdPerKwHour());
    moveTo(row, limit);
    return new DomainPrice(
        domain, Math.min(more, dual.usdPerKwHour()), Math.max(less, dual.usdPerKwHour()));
  }

  private void moveTo(int row, double most) {
    fill.program().moveRow(row, -INFINITY, most);
  }

  private WorkloadPrice workload(WorkloadPrice dual) {
    double[] demand = demand(dual);
    double[] contract = contract(dual);
    return new WorkloadPrice(dual.workload(), demand[0], demand[1], contract[0], contract[1]);
  }

  /** What one more earns, and one less costs. */
  private double[] demand(WorkloadPrice price) {
    int workload = price.workload().index();
    int served = fill.shared().servedColumn(workload);
    double now = index.demand(workload) * FlowRows.MICRO;
    double hair = hair(now);
    double dual = price.demandUsdPerHourPerRps();
    DoubleSupplier slope = () -> gain(workload);
    double more = slope(() -> fill.program().moveColumn(served, now + hair), slope, dual);
    double less =
        now - hair < index.promised(workload) * FlowRows.MICRO
            ? dual
            : slope(() -> fill.program().moveColumn(served, now - hair), slope, dual);
    fill.program().moveColumn(served, now);
    return new double[] {Math.min(more, dual), Math.max(less, dual)};
  }

  /** What one promised less earns, and one more costs. */
  private double[] contract(WorkloadPrice price) {
    int workload = price.workload().index();
    int row = fill.shared().contractRow(workload);
    double dual = price.contractUsdPerHourPerRps();
    if (row < 0) {
      return new double[] {dual, dual};
    }
    double now = index.promised(workload) * FlowRows.MICRO;
    double hair = hair(now);
    DoubleSupplier slope = () -> -gain(workload);
    double less =
        now < hair
            ? dual
            : slope(() -> fill.program().moveRow(row, now - hair, INFINITY), slope, dual);
    double more =
        now + hair > index.demand(workload) * FlowRows.MICRO
            ? dual
            : slope(() -> fill.program().moveRow(row, now + hair, INFINITY), slope, dual);
    fill.program().moveRow(row, now, INFINITY);
    return new double[] {Math.min(less, dual), Math.max(more, dual)};
  }

  private double gain(int workload) {
    return index.revenue(workload) - WeakDuality.worth(fill.prices(), workload);
  }

  private static double hair(double limit) {
    return Math.max(LEAST_HAIR, HAIR * limit);
  }

  /** The slope after a move; the dual where it is that, or where the engine finds no optimum. */
  private double slope(Runnable move, DoubleSupplier slope, double dual) {
    move.run();
    fill.solve();
    double found = fill.isOptimal() ? Math.max(0, slope.getAsDouble()) : dual;
    return Math.abs(found - dual) <= EQUAL * Math.max(1, dual) ? dual : found;
  }
}
