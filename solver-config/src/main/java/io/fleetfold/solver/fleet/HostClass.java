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
  private final List<Item> items;
  private final int unitsPerAccelerator;
  private final List<Kept> kept;
  private final int pinnedUnits;
  private final long kilobitLimit;

  /**
   * Shards that the plan in force runs on such a host and that may stay or go.
   *
   * @param item position of what they are in {@link #items()}
   * @param shards how many
   * @param stopCost micro-dollars per hour that stopping one costs
   */
  public record Kept(int item, int shards, long stopCost) {}

  private HostClass(
      Host example,
      List<Item> items,
      int unitsPerAccelerator,
      List<Kept> kept,
      int pinnedUnits,
      long pinnedKilobits) {
    this.example = example;
    this.pinnedUnits = pinnedUnits;
    this.items = List.copyOf(items);
    this.unitsPerAccelerator = unitsPerAccelerator;
    this.kept = List.copyOf(kept);
    this.kilobitLimit = kilobitLimit(pinnedKilobits);
  }

  /** What the search may put on a host like this one, given the plan in force there. */
  static HostClass of(FleetIndex index, Host host, List<PreviousPlan.Count> previous) {
    FleetProblem problem = index.problem();
    List<ShardKind> kinds = HostItems.kinds(index, host);
    int unitsPerAccelerator = kinds.stream().anyMatch(ShardKind::isSlice) ? 8 : 1;
    List<Kept> kept = new ArrayList<>();
    for (int item = 0; item < kinds.size(); item++) {
      ShardKind kind = kinds.get(item);
      for (PreviousPlan.Count count : previous) {
        int free = count.shards() - count.pinned();
        if (count.placement().kind().equals(kind) && free > 0) {
          kept.add(new Kept(item, free, problem.migration().stopMicroUsdPerHour(kind)));
        }
      }
    }
    List<Item> items = HostItems.of(problem, host, kinds, unitsPerAccelerator);
    return new HostClass(
        host,
        items,
        unitsPerAccelerator,
        kept,
        pinnedUnits(previous, unitsPerAccelerator),
        pinnedKilobits(problem, previous));
  }

  private static long pinnedKilobits(FleetProblem problem, List<PreviousPlan.Count> previous) {
    long kilobits = 0;
    for (PreviousPlan.Count count : previous) {
      Placement placement = count.placement();
      var profile = problem.findProfile(placement.kind(), placement.host().accelerator());
      if (profile != null) {
        kilobits += count.pinned() * profile.footprint().kvKilobitsPerSecond();
      }
    }
    return kilobits;
  }

  private static int pinnedUnits(List<PreviousPlan.Count> previous, int unitsPerAccelerator) {
    long millis = 0;
    for (PreviousPlan.Count count : previous) {
      millis += count.pinned() * count.placement().kind().acceleratorMillis();
    }
    return (int) Math.ceilDiv(millis * unitsPerAccelerator, 1000L);
  }

  public Host example() {
    return example;
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

  /** Milliwatts that a shard adds, less the idle draw that it saves; slices save their share. */
  public double netDraw(Item item) {
    return item.milliwatts() - accelerators(item) * example.idleMilliwattsPerAccelerator();
  }

  /** Micro-dollars per hour for electricity and rental; slices pay their share. */
  public double runningCost(Item item) {
    return item.energy() + accelerators(item) * example.rentalMicroUsdPerAcceleratorHour();
  }

  /** Capacity in units that pinned shards leave. */
  public int units() {
    return Math.max(0, example.accelerators() * unitsPerAccelerator - pinnedUnits);
  }

  /** Accelerators that so many units touch beside those that pinned shards touch already. */
  public int acceleratorsUsed(int units) {
    return Math.ceilDiv(pinnedUnits + units, unitsPerAccelerator)
        - Math.ceilDiv(pinnedUnits, unitsPerAccelerator);
  }

  /** Share of an accelerator that pinned shards leave of those that they touch. */
  public double spareOfTouched() {
    return Math.floorMod(-pinnedUnits, unitsPerAccelerator) / (double) unitsPerAccelerator;
  }

  /**
   * Network for KV transfers that pinned shards leave, in kilobits per second; {@link
   * Long#MAX_VALUE} for no limit, or one that no plan can meet.
   */
  public long kilobitLimit() {
    return kilobitLimit;
  }

  private long kilobitLimit(long pinnedKilobits) {
    Double network = example.terms().networkGbitPerSecond();
    if (network == null) {
      return Long.MAX_VALUE;
    }
    long limit = Math.max(0, (long) (network * 1e6) - pinnedKilobits);
    return mostPerUnit(Item::kilobits) * units() <= limit ? Long.MAX_VALUE : limit;
  }

  private double mostPerUnit(ToDoubleFunction<Item> of) {
    return items.stream()
        .mapToDouble(item -> of.applyAsDouble(item) / item.units())
        .max()
        .orElse(0);
  }

  /** Milliwatts beyond idle draw and pinned shards that no plan can exceed on such a host. */
  double mostNetDraw() {
    double touched = spareOfTouched() * example.idleMilliwattsPerAccelerator();
    return Math.max(0, mostPerUnit(this::netDraw)) * units() + touched;
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
    return packsFreely()
        && kilobitLimit == Long.MAX_VALUE
        && kept.isEmpty()
        && spareOfTouched() == 0;
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
