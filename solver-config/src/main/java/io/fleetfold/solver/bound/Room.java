package io.fleetfold.solver.bound;

import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.HostClass;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What is free in a bin, or in so many bins alike together. */
public final class Room {

  private static final int[] NOTHING = new int[0];

  private final Bin bin;
  private final int bins;
  private final int units;
  private final long ownDraw;
  private final int[] items;
  private final int[] held;

  private Room(Bin bin, int bins, int units, long ownDraw, int[] items, int[] held) {
    this.bin = bin;
    this.bins = bins;
    this.units = units;
    this.ownDraw = ownDraw;
    this.items = items;
    this.held = held;
  }

  /**
   * What a plan leaves of a bin.
   *
   * @param units units free
   * @param ownDraw milliwatts left under the limit of its cell; {@link Long#MAX_VALUE} for no limit
   * @param items what may be put there, by position in the class of its hosts
   * @param held items that stay in it, one entry a shard
   */
  public static Room left(Bin bin, int units, long ownDraw, int[] items, int[] held) {
    return new Room(bin, 1, units, ownDraw, items, held);
  }

  /** An empty bin of which the rest of the plan leaves so many milliwatts. */
  public static Room empty(Bin bin, long ownDraw, int[] items) {
    return new Room(bin, 1, bin.units(), ownDraw, items, NOTHING);
  }

  /** An empty bin in a fleet without any plan, for everything that may run there. */
  static Room whole(Bin bin, CellClass cellClass) {
    return empty(bin, cellClass.limit(), allItems(bin));
  }

  /** The bins of all cells of a class that are like this one, all empty. */
  static Room merged(Bin bin, CellClass cellClass) {
    int copies = cellClass.cells().size();
    long limit = cellClass.limit();
    long together = limit == Long.MAX_VALUE ? limit : limit * copies;
    return new Room(bin, copies, bin.units() * copies, together, allItems(bin), NOTHING);
  }

  /** Every item of a bin. */
  public static int[] allItems(Bin bin) {
    return IntStream.range(0, bin.hostClass().items().size()).toArray();
  }

  Bin bin() {
    return bin;
  }

  /** Units free. */
  int units() {
    return units;
  }

  /** Milliwatts left under the limit of its cell; {@link Long#MAX_VALUE} for no limit. */
  long ownDraw() {
    return ownDraw;
  }

  /** What may be put there; not to be changed. */
  int[] items() {
    return items;
  }

  /** Shards of an item that the plan in force runs here and that are not in it yet. */
  int mayStay(HostClass.Kept kept) {
    long there = Arrays.stream(held).filter(item -> item == kept.item()).count();
    return (int) Math.max(0, (long) bins * kept.shards() - there);
  }
}
