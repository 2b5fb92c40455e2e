package io.fleetfold.solver.bound;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.HostClass;
import io.fleetfold.solver.fleet.Item;
import io.fleetfold.solver.pattern.Prices;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small linear program in which all cells with the same classes of hosts under the same topmost
 * power domain are one: hundreds of columns whatever the size of the fleet. Its duals are where the
 * relaxation over patterns starts.
 */
public final class Aggregate {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private final CellMap cells;
  private final MPSolver program = LpEngine.newProgram();
  private final FlowRows rows;

  /** Cells that count as one. */
  private static final class Group {
    final CellClass example;
    final Map<HostClass, Integer> hosts = new LinkedHashMap<>();
    double limit;
    boolean limited = true;

    Group(CellClass example) {
      this.example = example;
    }
  }

  private Aggregate(CellMap cells, double[] shortagePrice) {
    this.cells = cells;
    FleetIndex index = cells.index();
    long[] headroom = new long[index.domains()];
    for (int domain = 0; domain < headroom.length; domain++) {
      boolean root = index.domain(domain).parent() == null;
      headroom[domain] = root ? cells.headroom(domain) : Long.MAX_VALUE;
    }
    this.rows = new FlowRows(index, program, cells.pinnedFlowTotals(), headroom, shortagePrice);
  }

  /**
   * Prices at which the merged fleet is in balance.
   *
   * @param shortagePrice micro-dollars per hour by workload for a promised micro-request per second
   *     not served
   */
  public static Prices prices(CellMap cells, double[] shortagePrice) {
    var aggregate = new Aggregate(cells, shortagePrice);
    aggregate.groups().forEach(aggregate::addGroup);
    MPSolver.ResultStatus status = aggregate.program.solve();
    if (status != MPSolver.ResultStatus.OPTIMAL) {
      throw new IllegalStateException("the merged relaxation ended as " + status);
    }
    return WeakDuality.mend(cells.index(), aggregate.rows.prices());
  }

  private Collection<Group> groups() {
    Map<List<Object>, Group> known = new LinkedHashMap<>();
    for (CellClass cellClass : cells.classes()) {
      List<Object> key = new ArrayList<>(cellClass.hosts());
      key.add(root(cellClass));
      Group group = known.computeIfAbsent(key, k -> new Group(cellClass));
      int copies = cellClass.cells().size();
      cellClass.hosts().forEach(host -> group.hosts.merge(host, copies, Integer::sum));
      group.limited &= cellClass.limit() != Long.MAX_VALUE;
      group.limit += cellClass.limit() * (double) copies;
    }
    return known.values();
  }

  private int root(CellClass cellClass) {
    int[] linking = cellClass.linkingDomains();
    return linking.length == 0 ? -1 : linking[linking.length - 1];
  }

  private void addGroup(Group group) {
    MPConstraint power =
        group.limited ? program.makeConstraint(-INFINITY, group.limit * FlowRows.MICRO) : null;
    group.hosts.forEach((hostClass, copies) -> {
      MPConstraint capacity =
          program.makeConstraint(-INFINITY, (double) hostClass.units() * copies);
      for (Item item : hostClass.items()) {
        addColumn(group, hostClass, item, capacity, power);
      }
    });
  }

  private void addColumn(
      Group group,
      HostClass hostClass,
      Item item,
      MPConstraint capacity,
      @Nullable MPConstraint power) {
    double accelerators = (double) item.units() / hostClass.unitsPerAccelerator();
    double draw =
        item.milliwatts() - accelerators * hostClass.example().idleMilliwattsPerAccelerator();
    double cost =
        item.energy() + accelerators * hostClass.example().rentalMicroUsdPerAcceleratorHour();
    MPVariable shards = program.makeNumVar(0, INFINITY, "");
    program.objective().setCoefficient(shards, -cost * FlowRows.MICRO);
    capacity.setCoefficient(shards, item.units());
    if (power != null) {
      power.setCoefficient(shards, draw * FlowRows.MICRO);
    }
    rows.feed(shards, group.example.site(), item.flow(), (double) item.rate());
    int root = root(group.example);
    if (root >= 0 && cells.index().domain(root).parent() == null) {
      rows.draw(shards, root, draw);
    }
  }
}
