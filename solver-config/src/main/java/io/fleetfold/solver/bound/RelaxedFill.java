package io.fleetfold.solver.bound;

import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.HostClass;
import io.fleetfold.solver.fleet.Item;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.program.IntegerProgram;
import io.fleetfold.solver.program.LpEngine;
import io.fleetfold.solver.program.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The linear program of filling the room that a plan leaves: fractions of shards in the bins given,
 * the rest of the plan fixed.
 */
public final class RelaxedFill implements Relaxation {

  /**
   * Whole shards could leave a sliver of a promise open to save an engine, so promises are dearer.
   */
  static final double INTEGER_PRECEDENCE = 100;

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private final CellMap cells;
  private final Program program;
  private final @Nullable IntegerProgram integer;
  private boolean optimal;
  private boolean found;
  private final FlowRows rows;
  private final RoundingRows roundings;
  private final Map<Integer, Integer> cellPower = new HashMap<>();
  private final List<Column> columns = new ArrayList<>();
  private final List<Rented> rentals = new ArrayList<>();

  private final List<Integer> hinted = new ArrayList<>();
  private final List<Long> hints = new ArrayList<>();

  private record Column(int bin, int item, int copies) {}

  /** Accelerators of a bin that slices share, which are rented whole: a row and a column. */
  private record Rented(int bin, int row, int accelerators, int unitsPerAccelerator) {}

  /**
   * When branch and bound ends.
   *
   * @param nodes most nodes
   * @param toleranceUsdPerHour how far from the optimum is near enough
   * @param proof whether the optimum is to be proved, rather than a good answer found soon
   */
  public record Effort(int nodes, double toleranceUsdPerHour, boolean proof) {

    private IntegerProgram program() {
      return proof
          ? LpEngine.proving(nodes, toleranceUsdPerHour)
          : LpEngine.anytime(nodes, toleranceUsdPerHour);
    }
  }

  /** Copies of an item in a bin, fractions included. */
  public record Share(int bin, int item, double copies) {}

  /**
   * A program without columns.
   *
   * @param fixed flows of the plan, by zone and flow
   * @param free milliwatts left by domain
   * @param effort {@code null} for fractions; else whole shards, by branch and bound
   */
  public RelaxedFill(
      CellMap cells, double[] shortagePrice, long[][] fixed, long[] free, @Nullable Effort effort) {
    this.cells = cells;
    this.integer = effort == null ? null : effort.program();
    this.program = integer == null ? LpEngine.linear() : integer;
    FleetIndex index = cells.index();
    double dearer = integer == null ? 1 : INTEGER_PRECEDENCE;
    double[] price = Arrays.stream(shortagePrice).map(p -> dearer * p).toArray();
    this.rows = new FlowRows(index, program, fixed, free, price);
    this.roundings = new RoundingRows(index, program, rows);
  }

  /**
   * Lets items into a bin.
   *
   * @param units units free
   * @param ownDraw milliwatts left under the limit of its cell
   */
  public void open(Bin bin, int units, long ownDraw, int[] items) {
    int capacity = program.row(-INFINITY, units);
    Integer power =
        ownDraw == Long.MAX_VALUE
            ? null
            : cellPower.computeIfAbsent(
                bin.cell(), cell -> program.row(-INFINITY, Math.max(0, ownDraw) * FlowRows.MICRO));
    HostClass hostClass = bin.hostClass();
    Integer network =
        integer != null && hostClass.kilobitLimit() != Long.MAX_VALUE
            ? (Integer) program.row(-INFINITY, hostClass.kilobitLimit() * FlowRows.MICRO)
            : null;
    @Nullable Rented rented = rented(bin, units);
    for (int itemIndex : items) {
      Item item = hostClass.items().get(itemIndex);
      double draw = item.milliwatts();
      if (item.units() > units || draw > ownDraw) {
        continue;
      }
      boolean sharesRent = rented != null && item.kind().isSlice();
      double cost = sharesRent ? item.energy() : hostClass.runningCost(item);
      int copies = copies(cost + item.startCost(), Math.floor((double) units / item.units()));
      program.set(capacity, copies, item.units());
      if (rented != null && sharesRent) {
        program.set(rented.row(), copies, item.units());
      }
      if (power != null) {
        program.set(power, copies, draw * FlowRows.MICRO);
      }
      if (network != null) {
        program.set(network, copies, item.kilobits() * FlowRows.MICRO);
      }
      rows.feed(copies, item.zone(), item.flow(), (double) item.rate());
      for (int domain : cells.classOf(bin.cell()).linkingDomains()) {
        rows.draw(copies, domain, draw);
      }
      columns.add(new Column(bin.index(), itemIndex, copies));
      roundings.add(copies, item);
    }
  }

  private int copies(double cost, double most) {
    double objective = -cost * FlowRows.MICRO;
    return integer == null
        ? program.column(objective, INFINITY)
        : integer.wholeColumn(objective, most);
  }

  /**
   * In whole shards, accelerators that slices share are rented whole; those beside pinned slices
   * are rented already. Fractions of shards pay their share.
   */
  private @Nullable Rented rented(Bin bin, int units) {
    HostClass hostClass = bin.hostClass();
    long rental = hostClass.example().rentalMicroUsdPerAcceleratorHour();
    int unitsPerAccelerator = hostClass.unitsPerAccelerator();
    if (integer == null || rental == 0 || unitsPerAccelerator == 1) {
      return null;
    }
    int row = program.row(-INFINITY, hostClass.spareUnits());
    int accelerators = copies((double) rental, (double) Math.ceilDiv(units, unitsPerAccelerator));
    program.set(row, accelerators, -unitsPerAccelerator);
    var added = new Rented(bin.index(), row, accelerators, unitsPerAccelerator);
    rentals.add(added);
    return added;
  }

  /**
   * Tells an integer program what the bin holds now: a plan to beat.
   *
   * @param held items, one entry a shard, all of them open
   */
  public void startFrom(Bin bin, int[] held) {
    for (Column column : columns) {
      if (column.bin() == bin.index()) {
        hinted.add(column.copies());
        hints.add(Arrays.stream(held).filter(item -> item == column.item()).count());
      }
    }
    for (Rented rented : rentals) {
      if (rented.bin() == bin.index()) {
        int units = Arrays.stream(held).map(item -> sharedUnits(bin, item)).sum();
        int charged = Math.max(0, units - bin.hostClass().spareUnits());
        hinted.add(rented.accelerators());
        hints.add((long) Math.ceilDiv(charged, rented.unitsPerAccelerator()));
      }
    }
  }

  private static int sharedUnits(Bin bin, int item) {
    Item shard = bin.hostClass().items().get(item);
    return shard.kind().isSlice() ? shard.units() : 0;
  }

  /**
   * What branch and bound proved in the last {@link #solve}: no filling with these items is worth
   * more dollars an hour. Infinite when it found no filling.
   */
  public double provenUsdPerHour() {
    return found && integer != null ? integer.bestBound() : INFINITY;
  }

  /** Ends {@link #solve} after this wall clock with the best answer so far. */
  public void limitSeconds(double seconds) {
    if (integer != null) {
      integer.limitSeconds(seconds);
    }
  }

  /** Kinds of shard in all bins: whole numbers, or fractions, that are to be found. */
  public int columns() {
    return columns.size();
  }

  /** Limits of the program. */
  public int rows() {
    return program.rows();
  }

  /** The rows that all bins share. */
  FlowRows shared() {
    return rows;
  }

  /** The row of a cell's own power limit; {@code null} where it has none. */
  @Nullable Integer powerRow(int cell) {
    return cellPower.get(cell);
  }

  Program program() {
    return program;
  }

  /** Whether the last {@link #solve} ended at a proven optimum. */
  @Override
  public boolean isOptimal() {
    return optimal;
  }

  @Override
  public boolean tighten() {
    boolean tighter = roundings.tighten();
    if (tighter) {
      optimal = program.solve() == Program.Ending.OPTIMAL;
    }
    return tighter;
  }

  @Override
  public Prices prices() {
    return WeakDuality.mend(cells.index(), rows.prices());
  }

  /** The best fractions; empty when the program has no optimum. */
  public List<Share> solve() {
    if (integer != null && !hinted.isEmpty()) {
      integer.startFrom(
          hinted.stream().mapToInt(Integer::intValue).toArray(),
          hints.stream().mapToDouble(Long::doubleValue).toArray());
    }
    Program.Ending ending = program.solve();
    optimal = ending == Program.Ending.OPTIMAL;
    found = ending != Program.Ending.NONE;
    return found ? shares() : List.of();
  }

  private List<Share> shares() {
    List<Share> shares = new ArrayList<>();
    for (Column column : columns) {
      double copies = program.value(column.copies());
      if (copies > 1e-7) {
        shares.add(new Share(column.bin(), column.item(), copies));
      }
    }
    return shares;
  }
}
