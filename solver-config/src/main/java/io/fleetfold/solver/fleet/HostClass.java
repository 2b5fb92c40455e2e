package io.fleetfold.solver.fleet;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import io.fleetfold.domain.plan.ShardKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Hosts that are the same to the search: type, size, network, rental, site, and what the plan in
 * force runs on them.
 *
 * <p>Capacity is counted in units, the largest slice of an accelerator that every item is a
 * multiple of. Pinned shards are taken off the capacity beforehand.
 */
public final class HostClass {

  private final Host example;
  private final int zone;
  private final List<Item> items;
  private final int unitsPerAccelerator;
  private final List<Kept> kept;
  private final Pinned pinned;
  private final long kilobitLimit;

  /**
   * Shards that the plan in force runs on such a host and that may stay or go.
   *
   * @param item position of what they are in {@link #items()}
   * @param shards how many
   * @param stopCost micro-dollars per hour that stopping one costs
   */
  public record Kept(int item, int shards, long stopCost) {}

  /**
   * What pinned shards take of such a host.
   *
   * @param units of all, those that cannot run here included
   * @param runningUnits of those that run
   */
  private record Pinned(int units, int runningUnits, long kilobits) {

    static Pinned of(
        FleetProblem problem, List<PreviousPlan.Count> previous, int unitsPerAccelerator) {
      long millis = 0;
      long running = 0;
      long kilobits = 0;
      for (PreviousPlan.Count count : previous) {
        Placement placement = count.placement();
        long taken = count.pinned() * placement.kind().acceleratorMillis();
        var profile = problem.findProfile(placement.kind(), placement.host());
        millis += taken;
        if (profile != null) {
          running += taken;
          kilobits += count.pinned() * profile.footprint().kvKilobitsPerSecond();
        }
      }
      return new Pinned(
          units(millis, unitsPerAccelerator), units(running, unitsPerAccelerator), kilobits);
    }

    private static int units(long millis, int unitsPerAccelerator) {
      return (int) Math.ceilDiv(millis * unitsPerAccelerator, 1000L);
    }
  }

  private HostClass(
      Host example,
      int zone,
      List<Item> items,
      int unitsPerAccelerator,
      List<Kept> kept,
      Pinned pinned) {
    this.example = example;
    this.zone = zone;
    this.pinned = pinned;
    this.items = List.copyOf(items);
    this.unitsPerAccelerator = unitsPerAccelerator;
    this.kept = List.copyOf(kept);
    this.kilobitLimit = kilobitLimit(networkKilobits(example, pinned));
  }

  /**
   * What the search may put on a host like this one, given the plan in force there.
   *
   * @param mostMilliwatts what the tightest power limit above the host leaves for a shard: one that
   *     draws more can never run here
   */
  static HostClass of(
      FleetIndex index, Host host, List<PreviousPlan.Count> previous, long mostMilliwatts) {
    FleetProblem problem = index.problem();
    List<ShardKind> kinds = HostItems.kinds(index, host);
    int unitsPerAccelerator = kinds.stream().anyMatch(ShardKind::isSlice) ? 8 : 1;
    Pinned pinned = Pinned.of(problem, previous, unitsPerAccelerator);
    int units = unitsLeft(host, pinned, unitsPerAccelerator);
    long kilobits = networkKilobits(host, pinned);
    List<Item> items =
        HostItems.of(problem, host, kinds, unitsPerAccelerator).stream()
            .filter(item -> item.units() <= units)
            .filter(item -> item.kilobits() <= kilobits)
            .filter(item -> item.milliwatts() <= mostMilliwatts)
            .toList();
    List<Kept> kept = kept(problem, items, previous);
    int zone = problem.zone(host).index();
    return new HostClass(host, zone, items, unitsPerAccelerator, kept, pinned);
  }

  private static List<Kept> kept(
      FleetProblem problem, List<Item> items, List<PreviousPlan.Count> previous) {
    List<Kept> kept = new ArrayList<>();
    for (int item = 0; item < items.size(); item++) {
      ShardKind kind = items.get(item).kind();
      for (PreviousPlan.Count count : previous) {
        int free = count.shards() - count.pinned();
        if (count.placement().kind().equals(kind) && free > 0) {
          kept.add(new Kept(item, free, problem.migration().stopMicroUsdPerHour(kind)));
        }
      }
    }
    return kept;
  }

  /** Network that pinned shards leave; {@link Long#MAX_VALUE} for no limit. */
  private static long networkKilobits(Host host, Pinned pinned) {
    Double network = host.terms().networkGbitPerSecond();
    return network == null
        ? Long.MAX_VALUE
        : Math.max(0, (long) (network * 1e6) - pinned.kilobits());
  }

  private static int unitsLeft(Host host, Pinned pinned, int unitsPerAccelerator) {
    return Math.max(0, host.accelerators() * unitsPerAccelerator - pinned.units());
  }

  public Host example() {
    return example;
  }

  /** Index of the zone that such hosts are in. */
  public int zone() {
    return zone;
  }

  public List<Item> items() {
    return items;
  }

  /** Shards of the plan in force, by item. */
  public List<Kept> kept() {
    return kept;
  }

  public int unitsPerAccelerator() {
    return unitsPerAccelerator;
  }

  /** Accelerators that an item takes, parts of one included. */
  public double accelerators(Item item) {
    return (double) item.units() / unitsPerAccelerator;
  }

  /** Micro-dollars per hour for electricity and rental; slices pay their share. */
  public double runningCost(Item item) {
    return item.energy() + accelerators(item) * example.rentalMicroUsdPerAcceleratorHour();
  }

  /** Capacity in units that pinned shards leave. */
  public int units() {
    return unitsLeft(example, pinned, unitsPerAccelerator);
  }

  /** Accelerators that so many units put to use beside those that pinned shards use already. */
  public int acceleratorsUsed(int units) {
    return Math.ceilDiv(pinned.runningUnits() + units, unitsPerAccelerator)
        - Math.ceilDiv(pinned.runningUnits(), unitsPerAccelerator);
  }

  /** Units that pinned shards leave of the accelerators that they use: free of rental. */
  public int spareUnits() {
    return Math.floorMod(-pinned.runningUnits(), unitsPerAccelerator);
  }

  /**
   * Network for KV transfers that pinned shards leave, in kilobits per second; {@link
   * Long#MAX_VALUE} for no limit, or one that no plan can meet.
   */
  public long kilobitLimit() {
    return kilobitLimit;
  }

  private long kilobitLimit(long left) {
    return mostPerUnit(Item::kilobits) * units() <= left ? Long.MAX_VALUE : left;
  }

  private double mostPerUnit(ToDoubleFunction<Item> of) {
    return items.stream()
        .mapToDouble(item -> of.applyAsDouble(item) / item.units())
        .max()
        .orElse(0);
  }

  /** Milliwatts beyond idle draw and pinned shards that no plan can exceed on such a host. */
  double mostNetDraw() {
    return mostPerUnit(Item::milliwatts) * units();
  }

  /**
   * Whether its items pack without loss whatever their mix: every size divides the next and the
   * largest the host.
   */
  public boolean packsFreely() {
    int[] sizes = items.stream().mapToInt(Item::units).distinct().sorted().toArray();
    for (int i = 0; i < sizes.length; i++) {
      int next = i + 1 < sizes.length ? sizes[i + 1] : units();
      if (next % sizes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether such hosts are together as good as one large host. */
  boolean packsAsOne() {
    return packsFreely() && kilobitLimit == Long.MAX_VALUE && kept.isEmpty() && spareUnits() == 0;
  }

  /** What makes two hosts the same to the search. */
  static List<Object> signature(Host host, List<PreviousPlan.Count> previous) {
    return List.of(
        host.site(),
        host.accelerator(),
        host.accelerators(),
        host.rentalMicroUsdPerAcceleratorHour(),
        String.valueOf(host.terms().networkGbitPerSecond()),
        previous.stream().map(HostClass::keep).toList());
  }

  private static List<Object> keep(PreviousPlan.Count count) {
    Placement placement = count.placement();
    return List.of(placement.kind(), count.shards(), count.pinned());
  }
}
