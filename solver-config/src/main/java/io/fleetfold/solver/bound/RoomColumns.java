package io.fleetfold.solver.bound;

import io.fleetfold.solver.fleet.HostClass;
import io.fleetfold.solver.fleet.Item;
import io.fleetfold.solver.program.IntegerProgram;
import io.fleetfold.solver.program.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows and columns of one room: its units, its network, accelerators that slices share and that
 * are rented whole, and copies of every item. Shards of the plan in force that may stay are columns
 * of their own: they cost no start, and save the stop that {@link #stops} charges for all of them.
 */
final class RoomColumns {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private final Program program;
  private final @Nullable IntegerProgram integer;
  private final Room room;
  private final HostClass hostClass;
  private final int capacity;
  private final @Nullable Integer power;
  private final @Nullable Integer network;
  private final @Nullable Integer rent;
  private int rented;
  private double stops;
  private final List<Column> columns = new ArrayList<>();

  /**
   * Copies of an item.
   *
   * @param most how many there may be of it
   */
  record Column(int item, int copies, double most) {}

  /**
   * Adds the rows.
   *
   * @param integer the program, where its columns are whole numbers
   * @param power the row of the cell's own limit; {@code null} for none
   */
  RoomColumns(
      Program program, @Nullable IntegerProgram integer, Room room, @Nullable Integer power) {
    this.program = program;
    this.integer = integer;
    this.room = room;
    this.hostClass = room.bin().hostClass();
    this.power = power;
    this.capacity = program.row(-INFINITY, room.units());
    this.network = network();
    this.rent = rent();
  }

  private @Nullable Integer network() {
    return integer != null && hostClass.kilobitLimit() != Long.MAX_VALUE
        ? (Integer) program.row(-INFINITY, hostClass.kilobitLimit() * FlowRows.MICRO)
        : null;
  }

  /**
   * In whole shards, accelerators that slices share are rented whole; those beside pinned slices
   * are rented already. Fractions of shards pay their share.
   */
  private @Nullable Integer rent() {
    long rental = hostClass.example().rentalMicroUsdPerAcceleratorHour();
    int unitsPerAccelerator = hostClass.unitsPerAccelerator();
    if (integer == null || rental == 0 || unitsPerAccelerator == 1) {
      return null;
    }
    int row = program.row(-INFINITY, hostClass.spareUnits());
    rented = copies((double) rental, Math.ceilDiv(room.units(), unitsPerAccelerator));
    program.set(row, rented, -unitsPerAccelerator);
    return row;
  }

  /**
   * Adds the columns.
   *
   * @param added hears of every one
   */
  void add(BiConsumer<Integer, Item> added) {
    for (int index : room.items()) {
      Item item = hostClass.items().get(index);
      if (item.units() <= room.units() && item.milliwatts() <= room.ownDraw()) {
        addThatStay(index, item, added);
        double most = Math.floor((double) room.units() / item.units());
        add(index, item, cost(item) + item.startCost(), integer == null ? INFINITY : most, added);
      }
    }
    for (HostClass.Kept kept : hostClass.kept()) {
      stops += (double) room.mayStay(kept) * kept.stopCost();
    }
  }

  private void addThatStay(int index, Item item, BiConsumer<Integer, Item> added) {
    for (HostClass.Kept kept : hostClass.kept()) {
      int most = kept.item() == index ? room.mayStay(kept) : 0;
      if (most > 0) {
        add(index, item, cost(item) - kept.stopCost(), most, added);
      }
    }
  }

  private double cost(Item item) {
    return sharesRent(item) ? item.energy() : hostClass.runningCost(item);
  }

  private boolean sharesRent(Item item) {
    return rent != null && item.kind().isSlice();
  }

  private void add(
      int index, Item item, double cost, double most, BiConsumer<Integer, Item> added) {
    int copies = copies(cost, most);
    program.set(capacity, copies, item.units());
    if (rent != null && sharesRent(item)) {
      program.set(rent, copies, item.units());
    }
    if (power != null) {
      program.set(power, copies, item.milliwatts() * FlowRows.MICRO);
    }
    if (network != null) {
      program.set(network, copies, item.kilobits() * FlowRows.MICRO);
    }
    columns.add(new Column(index, copies, most));
    added.accept(copies, item);
  }

  private int copies(double cost, double most) {
    double objective = -cost * FlowRows.MICRO;
    return integer == null ? program.column(objective, most) : integer.wholeColumn(objective, most);
  }

  Room room() {
    return room;
  }

  /** Columns of the items; those of shards that may stay come right before others of their item. */
  List<Column> columns() {
    return columns;
  }

  /** Micro-dollars per hour that stopping everything in force costs. */
  double stops() {
    return stops;
  }

  /**
   * Values of all whole columns for what the bin holds.
   *
   * @param held items, one entry a shard
   */
  void hint(int[] held, BiConsumer<Integer, Double> hints) {
    int[] left = new int[hostClass.items().size()];
    Arrays.stream(held).forEach(item -> left[item]++);
    for (Column column : columns) {
      double here = Math.min(column.most(), left[column.item()]);
      left[column.item()] -= (int) here;
      hints.accept(column.copies(), here);
    }
    if (rent != null) {
      int units = Arrays.stream(held).map(this::sharedUnits).sum();
      int charged = Math.max(0, units - hostClass.spareUnits());
      hints.accept(rented, (double) Math.ceilDiv(charged, hostClass.unitsPerAccelerator()));
    }
  }

  private int sharedUnits(int item) {
    Item shard = hostClass.items().get(item);
    return shard.kind().isSlice() ? shard.units() : 0;
  }
}
