package io.fleetfold.solver.bound;

import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.program.IntegerProgram;
import io.fleetfold.solver.program.LpEngine;
import io.fleetfold.solver.program.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The linear program of filling the room that a plan leaves: fractions of shards in the bins given,
 * the rest of the plan fixed.
 */
public final class RelaxedFill implements Relaxation, AutoCloseable {

  /**
   * Whole shards could leave a sliver of a promise open to save an engine, so promises are dearer.
   */
  static final double INTEGER_PRECEDENCE = 100;

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** Copies below this are the engine's arithmetic. */
  private static final double LEAST_SHARE = 1e-7;

  private final CellMap cells;
  private final Program program;
  private final @Nullable IntegerProgram integer;
  private boolean optimal;
  private boolean found;
  private final FlowRows rows;
  private final RoundingRows roundings;
  private final Map<Integer, Integer> cellPower = new HashMap<>();
  private final List<RoomColumns> rooms = new ArrayList<>();

  private final List<Integer> hinted = new ArrayList<>();
  private final List<Double> hints = new ArrayList<>();

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

  /** What a part of the fleet is to do. */
  public static final class Due {

    private final double[] served;
    private final long[][] fixed;
    private final long[] free;

    /**
     * What is to be done; the arrays are not copied.
     *
     * @param served share of the demand and the promise of each workload
     * @param fixed flows of the plan, by zone and flow
     * @param free milliwatts left by domain; {@link Long#MAX_VALUE} where that does not matter
     */
    public Due(double[] served, long[][] fixed, long[] free) {
      this.served = served;
      this.fixed = fixed;
      this.free = free;
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
   * A program for fractions of shards in a part of the fleet, without columns.
   *
   * @param due what the part is to serve, and what it may draw
   * @param columns about so many will be added
   */
  public RelaxedFill(CellMap cells, double[] shortagePrice, Due due, long columns) {
    this.cells = cells;
    this.integer = null;
    this.program = LpEngine.linear(columns);
    FleetIndex index = cells.index();
    this.rows = new FlowRows(index, program, due.fixed, due.free, shortagePrice, due.served);
    this.roundings = new RoundingRows(index, program, rows);
  }

  /**
   * The program of a whole fleet in which only pinned shards run.
   *
   * @param effort {@code null} for fractions; else whole shards, by branch and bound
   */
  public static RelaxedFill whole(CellMap cells, double[] shortagePrice, @Nullable Effort effort) {
    var fill =
        new RelaxedFill(
            cells, shortagePrice, cells.pinnedFlowTotals(), cells.linkingHeadroom(), effort);
    cells.bins().forEach(bin -> fill.open(Room.whole(bin, cells.classOf(bin.cell()))));
    return fill;
  }

  /** Whole shards on their hosts. */
  public List<Placement> placements(List<Share> shares) {
    Map<Integer, IntStream> items = new LinkedHashMap<>();
    for (Share share : shares) {
      IntStream copies = IntStream.generate(share::item).limit(Math.round(share.copies()));
      items.merge(share.bin(), copies, IntStream::concat);
    }
    List<Placement> placements = new ArrayList<>();
    items.forEach((bin, held) -> placements.addAll(cells.bins().get(bin).pack(held.toArray())));
    return placements;
  }

  /** Lets items into a room. */
  public void open(Room room) {
    Bin bin = room.bin();
    var added = new RoomColumns(program, integer, room, power(room));
    int[] domains = cells.classOf(bin.cell()).linkingDomains();
    added.add((copies, item) -> {
      rows.feed(copies, item.zone(), item.flow(), (double) item.rate());
      for (int domain : domains) {
        rows.draw(copies, domain, (double) item.milliwatts());
      }
      roundings.add(copies, item);
    });
    rooms.add(added);
  }

  private @Nullable Integer power(Room room) {
    double left = Math.max(0, room.ownDraw()) * FlowRows.MICRO;
    return room.ownDraw() == Long.MAX_VALUE
        ? null
        : cellPower.computeIfAbsent(room.bin().cell(), cell -> program.row(-INFINITY, left));
  }

  /**
   * Lets items into a room, and tells an integer program what the bin holds now: a plan to beat.
   *
   * @param held items, one entry a shard, all of them open
   */
  public void open(Room room, int[] held) {
    open(room);
    rooms
        .getLast()
        .hint(
            held,
            (column, copies) -> {
              hinted.add(column);
              hints.add(copies);
            });
  }

  /**
   * What branch and bound proved in the last {@link #solve}: no filling with these items is worth
   * more dollars an hour, stops of what is in force here included. Infinite when it found no
   * filling.
   */
  public double provenUsdPerHour() {
    double stops = rooms.stream().mapToDouble(RoomColumns::stops).sum();
    return found && integer != null ? integer.bestBound() - stops * FlowRows.MICRO : INFINITY;
  }

  /** Ends {@link #solve} after this wall clock with the best answer so far. */
  public void limitSeconds(double seconds) {
    if (integer != null) {
      integer.limitSeconds(seconds);
    }
  }

  /** Ends {@link #solve} when this says so: with the best answer so far, of fractions with none. */
  public void stopWhen(BooleanSupplier stop) {
    program.stopWhen(stop);
  }

  /**
   * What the last solution serves by pairs of engines of a zone, in requests per second; what
   * engines of both phases serve is not in it.
   */
  public double pairs(int zone, int workload) {
    return rows.pairs(zone, workload);
  }

  /** Frees the memory of the engine. */
  @Override
  public void close() {
    program.close();
  }

  /** Kinds of shard in all bins: whole numbers, or fractions, that are to be found. */
  public int columns() {
    return rooms.stream().mapToInt(room -> room.columns().size()).sum();
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
          hints.stream().mapToDouble(Double::doubleValue).toArray());
    }
    Program.Ending ending = program.solve();
    optimal = ending == Program.Ending.OPTIMAL;
    found = ending != Program.Ending.NONE;
    return found ? shares() : List.of();
  }

  /** Shards that stay and others of the same item are one share. */
  private List<Share> shares() {
    List<Share> shares = new ArrayList<>();
    for (RoomColumns room : rooms) {
      Map<Integer, Double> copies = new LinkedHashMap<>();
      for (RoomColumns.Column column : room.columns()) {
        copies.merge(column.item(), program.value(column.copies()), Double::sum);
      }
      copies.forEach((item, amount) -> {
        if (amount > LEAST_SHARE) {
          shares.add(new Share(room.room().bin().index(), item, amount));
        }
      });
    }
    return shares;
  }
}
