package io.fleetfold.solver.search;

import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.HostClass;
import io.fleetfold.solver.fleet.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The books of a plan: which shards each bin holds, what flows and draws follow, and what it all
 * earns. Adding or removing one shard costs the same time whatever the size of the fleet.
 *
 * <p>The objective is revenue less energy, rental and migration, less a price for every promised
 * request that is not served, in micro-dollars per hour. Not thread-safe.
 */
public final class ShardBooks {

  private static final int PREFILL = Phase.PREFILL.ordinal();

  /** Of three flows of a workload, that of engines of both phases. */
  static final int AGGREGATED = Phase.AGGREGATED.ordinal();

  /**
   * What the relaxation charges for a broken promise is dear, but a sliver of a promise may still
   * be cheaper than the engine that keeps it; here no sliver is.
   */
  static final double PRECEDENCE = 1e5;

  private final CellMap cells;
  private final FleetIndex index;
  private final double[] shortagePrice;
  private final List<Bin> bins;

  /** By bin: the items of its shards, in no order; the first {@link #count} are in use. */
  private final int[][] shards;

  /** By bin and position: where in {@link #feeders} the shard is listed. */
  private final int[][] listed;

  /** By zone and flow: every shard that feeds it. */
  private final ShardList[][] feeders;

  private final int[] count;
  private final int[] unitsUsed;
  private final long[] kilobits;

  /** By bin, only while there is a plan in force: shards now, by item. */
  private final int[][] now;

  private final int[][] keptShards;
  private final long[][] stopCost;
  private final long[] cellDraw;
  private final long[] domainDraw;
  private final long[] headroom;

  /** By zone and flow; the aggregated flow of all zones is kept in zone 0. */
  private final long[][] flows;

  private final long[] capacity;
  private final double[] worth;
  private double objective;

  /** The books of a plan in which only pinned shards run. */
  public ShardBooks(CellMap cells, double[] shortagePrice) {
    this(cells, shortagePrice, cells.linkingHeadroom());
  }

  /**
   * Such books in which shards may draw less.
   *
   * @param headroom milliwatts by domain; {@link Long#MAX_VALUE} for none that cells share
   */
  ShardBooks(CellMap cells, double[] shortagePrice, long[] headroom) {
    this.cells = cells;
    this.index = cells.index();
    this.shortagePrice = Arrays.stream(shortagePrice).map(price -> PRECEDENCE * price).toArray();
    this.bins = cells.bins();
    this.shards = new int[bins.size()][];
    this.listed = new int[bins.size()][];
    this.feeders = new ShardList[index.zones()][3 * index.workloads()];
    for (ShardList[] here : feeders) {
      Arrays.setAll(here, flow -> new ShardList());
    }
    this.count = new int[bins.size()];
    this.unitsUsed = new int[bins.size()];
    this.kilobits = new long[bins.size()];
    this.now = new int[bins.size()][];
    this.keptShards = new int[bins.size()][];
    this.stopCost = new long[bins.size()][];
    this.cellDraw = new long[cells.cells().size()];
    this.domainDraw = new long[index.domains()];
    this.headroom = headroom;
    this.flows = cells.pinnedFlowTotals();
    this.capacity = new long[index.workloads()];
    this.worth = new double[index.workloads()];
    Arrays.setAll(capacity, this::capacityOf);
    objective = -cells.fixedCost();
    bins.forEach(this::open);
    for (int workload = 0; workload < worth.length; workload++) {
      worth[workload] = worthOf(workload);
      objective += worth[workload];
    }
  }

  private void open(Bin bin) {
    int b = bin.index();
    shards[b] = new int[8];
    listed[b] = new int[8];
    HostClass hostClass = bin.hostClass();
    if (hostClass.kept().isEmpty()) {
      return;
    }
    int items = hostClass.items().size();
    now[b] = new int[items];
    keptShards[b] = new int[items];
    stopCost[b] = new long[items];
    for (HostClass.Kept kept : hostClass.kept()) {
      keptShards[b][kept.item()] = kept.shards();
      stopCost[b][kept.item()] = kept.stopCost();
      objective -= (double) kept.shards() * kept.stopCost();
    }
  }

  public CellMap cells() {
    return cells;
  }

  /** Micro-dollars per hour; see the class comment. */
  public double objective() {
    return objective;
  }

  /** How many shards a bin holds. */
  public int shards(int bin) {
    return count[bin];
  }

  /** The item of one shard of a bin. */
  public int itemAt(int bin, int position) {
    return shards[bin][position];
  }

  /** Units of a bin that are not used. */
  public int freeUnits(int bin) {
    return bins.get(bin).units() - unitsUsed[bin];
  }

  /**
   * Milliwatts that may still be added in a cell, its own limit and those of all domains above
   * considered.
   */
  public long freeDraw(int cell) {
    CellClass cellClass = cells.classOf(cell);
    long free =
        cellClass.limit() == Long.MAX_VALUE ? Long.MAX_VALUE : cellClass.limit() - cellDraw[cell];
    for (int domain : cellClass.linkingDomains()) {
      free = Math.min(free, headroom[domain] - domainDraw[domain]);
    }
    return free;
  }

  /** Whether the network of a bin's host has room for one more shard. */
  public boolean networkFits(int bin, Item item) {
    HostClass hostClass = bins.get(bin).hostClass();
    return hostClass.kilobitLimit() == Long.MAX_VALUE
        || kilobits[bin] + item.kilobits() <= hostClass.kilobitLimit();
  }

  /** Whether one more shard fits a bin in every respect. */
  public boolean fits(int bin, Item item) {
    return freeUnits(bin) >= item.units()
        && item.milliwatts() <= freeDraw(bins.get(bin).cell())
        && networkFits(bin, item);
  }

  private int newAccelerators(int bin, int units) {
    HostClass hostClass = bins.get(bin).hostClass();
    return hostClass.acceleratorsUsed(unitsUsed[bin] + units)
        - hostClass.acceleratorsUsed(unitsUsed[bin]);
  }

  /** Adds a shard; it has to fit. */
  public void add(int bin, int itemIndex) {
    HostClass hostClass = bins.get(bin).hostClass();
    Item item = hostClass.items().get(itemIndex);
    int accelerators = newAccelerators(bin, item.units());
    if (count[bin] == shards[bin].length) {
      shards[bin] = Arrays.copyOf(shards[bin], 2 * count[bin]);
      listed[bin] = Arrays.copyOf(listed[bin], 2 * count[bin]);
    }
    listed[bin][count[bin]] = feeders[bins.get(bin).zone()][item.flow()].add(bin, count[bin]);
    shards[bin][count[bin]++] = itemIndex;
    objective -=
        item.energy() + accelerators * hostClass.example().rentalMicroUsdPerAcceleratorHour();
    objective -= startCost(bin, itemIndex, item);
    change(bin, item, 1);
  }

  /** Removes the shard at a position; the last shard takes its place. Returns its item. */
  public int remove(int bin, int position) {
    HostClass hostClass = bins.get(bin).hostClass();
    int itemIndex = shards[bin][position];
    Item item = hostClass.items().get(itemIndex);
    unlist(bin, position, item.flow());
    shards[bin][position] = shards[bin][--count[bin]];
    int accelerators = -newAccelerators(bin, -item.units());
    objective +=
        item.energy() + accelerators * hostClass.example().rentalMicroUsdPerAcceleratorHour();
    change(bin, item, -1);
    objective += refund(bin, itemIndex, item);
    return itemIndex;
  }

  /**
   * Takes a shard off its list, and tells the lists that the last shard of the bin takes its place.
   */
  private void unlist(int bin, int position, int flow) {
    ShardList[] here = feeders[bins.get(bin).zone()];
    ShardList list = here[flow];
    int at = listed[bin][position];
    if (list.removeAt(at)) {
      listed[list.bin(at)][list.position(at)] = at;
    }
    int last = count[bin] - 1;
    if (last != position) {
      int lastFlow = bins.get(bin).hostClass().items().get(shards[bin][last]).flow();
      listed[bin][position] = listed[bin][last];
      here[lastFlow].moved(listed[bin][position], position);
    }
  }

  /** Every shard of a zone that feeds a flow. */
  ShardList feeders(int zone, int flow) {
    return feeders[zone][flow];
  }

  private double startCost(int bin, int itemIndex, Item item) {
    if (now[bin] == null) {
      return item.startCost();
    }
    boolean stays = now[bin][itemIndex]++ < keptShards[bin][itemIndex];
    return stays ? -stopCost[bin][itemIndex] : item.startCost();
  }

  private double refund(int bin, int itemIndex, Item item) {
    if (now[bin] == null) {
      return item.startCost();
    }
    boolean stayed = --now[bin][itemIndex] < keptShards[bin][itemIndex];
    return stayed ? -stopCost[bin][itemIndex] : item.startCost();
  }

  private void change(int bin, Item item, int sign) {
    Bin where = bins.get(bin);
    unitsUsed[bin] += sign * item.units();
    kilobits[bin] += sign * item.kilobits();
    long draw = sign * item.milliwatts();
    cellDraw[where.cell()] += draw;
    for (int domain : cells.classOf(where.cell()).linkingDomains()) {
      domainDraw[domain] += draw;
    }
    addFlow(where.zone(), item.flow(), sign * item.rate());
    int workload = item.flow() / 3;
    double before = worth[workload];
    worth[workload] = worthOf(workload);
    objective += worth[workload] - before;
  }

  private void addFlow(int zone, int flow, long rate) {
    int phase = flow % 3;
    int workload = flow / 3;
    if (phase == AGGREGATED) {
      flows[0][flow] += rate;
      capacity[workload] += rate;
      return;
    }
    long[] here = flows[zone];
    int other = phase == PREFILL ? flow + 1 : flow - 1;
    long before = Math.min(here[flow], here[other]);
    here[flow] += rate;
    capacity[workload] += Math.min(here[flow], here[other]) - before;
  }

  private long capacityOf(int workload) {
    long total = flows[0][3 * workload + AGGREGATED];
    for (long[] here : flows) {
      total += Math.min(here[3 * workload + PREFILL], here[3 * workload + PREFILL + 1]);
    }
    return total;
  }

  private double worthOf(int workload) {
    long served = Math.min(index.demand(workload), capacity[workload]);
    double worthServed = index.revenue(workload) * served;
    long promised = index.promised(workload);
    return served >= promised
        ? worthServed
        : worthServed - shortagePrice[workload] * (promised - served);
  }

  /**
   * Prefill, decode or (in zone 0, for all zones) aggregated flow, in micro-requests per second.
   */
  public long flow(int zone, int flow) {
    return flows[zone][flow];
  }

  /** A copy of all flows. */
  public long[][] flows() {
    return Arrays.stream(flows).map(long[]::clone).toArray(long[][]::new);
  }

  /** Milliwatts left by domain; {@link Long#MAX_VALUE} where there is no limit that cells share. */
  public long[] freeDraws() {
    long[] free = new long[headroom.length];
    Arrays.setAll(
        free, d -> headroom[d] == Long.MAX_VALUE ? Long.MAX_VALUE : headroom[d] - domainDraw[d]);
    return free;
  }

  /** Milliwatts left under the limit of a cell's own; {@link Long#MAX_VALUE} where it has none. */
  public long freeOwnDraw(int cell) {
    long limit = cells.classOf(cell).limit();
    return limit == Long.MAX_VALUE ? limit : limit - cellDraw[cell];
  }

  /**
   * Requests of a workload that all engines together can serve whatever the demand, in
   * micro-requests per second.
   */
  public long capacity(int workload) {
    return capacity[workload];
  }

  /** The items of a bin. */
  public int[] contents(int bin) {
    return Arrays.copyOf(shards[bin], count[bin]);
  }

  /** Empties a bin. */
  public void clear(int bin) {
    while (count[bin] > 0) {
      remove(bin, count[bin] - 1);
    }
  }

  /** The items in every bin. */
  public int[][] snapshot() {
    int[][] copy = new int[shards.length][];
    Arrays.setAll(copy, this::contents);
    return copy;
  }

  /** Goes back to a snapshot. */
  public void restore(int[][] snapshot) {
    boolean[] changed = new boolean[snapshot.length];
    for (int bin = 0; bin < snapshot.length; bin++) {
      changed[bin] =
          !Arrays.equals(snapshot[bin], 0, snapshot[bin].length, shards[bin], 0, count[bin]);
      if (changed[bin]) {
        clear(bin);
      }
    }
    for (int bin = 0; bin < snapshot.length; bin++) {
      for (int i = 0; changed[bin] && i < snapshot[bin].length; i++) {
        add(bin, snapshot[bin][i]);
      }
    }
  }

  /** Every shard on its host, pinned ones left out. */
  public List<Placement> placements() {
    return placements(snapshot());
  }

  /** Every shard of a snapshot on its host, pinned ones left out. */
  List<Placement> placements(int[][] snapshot) {
    List<Placement> placements = new ArrayList<>();
    for (Bin bin : bins) {
      placements.addAll(bin.pack(snapshot[bin.index()]));
    }
    return placements;
  }
}
