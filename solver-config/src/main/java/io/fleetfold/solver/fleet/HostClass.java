package io.fleetfold.solver.fleet;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import io.fleetfold.domain.plan.ShardKind;
import java.util.ArrayList;
import java.util.List;

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

  /**
   * Shards that the plan in force runs on such a host and that may stay or go.
   *
   * @param item position of what they are in {@link #items()}
   * @param shards how many
   * @param stopCost micro-dollars per hour that stopping one costs
   */
  public record Kept(int item, int shards, long stopCost) {}

  private HostClass(
      Host example, List<Item> items, int unitsPerAccelerator, List<Kept> kept, int pinnedUnits) {
    this.example = example;
    this.pinnedUnits = pinnedUnits;
    this.items = List.copyOf(items);
    this.unitsPerAccelerator = unitsPerAccelerator;
    this.kept = List.copyOf(kept);
  }

  /** What the search may put on a host like this one, given the plan in force there. */
  static HostClass of(FleetIndex index, Host host, List<PreviousPlan.Count> previous) {
    FleetProblem problem = index.problem();
    boolean replanning = !problem.previous().isEmpty();
    List<ShardKind> kinds = new ArrayList<>();
    boolean slices = false;
    for (ShardKind kind : problem.kinds()) {
      if (runs(index, host, kind)) {
        kinds.add(kind);
        slices |= kind.isSlice();
      }
    }
    int unitsPerAccelerator = slices ? 8 : 1;
    List<Item> items = new ArrayList<>();
    List<Kept> kept = new ArrayList<>();
    for (ShardKind kind : kinds) {
      for (PreviousPlan.Count count : previous) {
        int free = count.shards() - count.pinned();
        if (count.placement().kind().equals(kind) && free > 0) {
          kept.add(new Kept(items.size(), free, problem.migration().stopMicroUsdPerHour(kind)));
        }
      }
      items.add(item(problem, host, kind, unitsPerAccelerator, replanning));
    }
    return new HostClass(
        host, items, unitsPerAccelerator, kept, pinnedUnits(previous, unitsPerAccelerator));
  }

  private static int pinnedUnits(List<PreviousPlan.Count> previous, int unitsPerAccelerator) {
    long millis = 0;
    for (PreviousPlan.Count count : previous) {
      millis += count.pinned() * count.placement().kind().acceleratorMillis();
    }
    return (int) Math.ceilDiv(millis * unitsPerAccelerator, 1000L);
  }

  private static boolean runs(FleetIndex index, Host host, ShardKind kind) {
    ShardProfile profile = index.problem().findProfile(kind, host.accelerator());
    Double network = host.terms().networkGbitPerSecond();
    return profile != null
        && index.allows(kind)
        && profile.rateMicroRps() > 0
        && kind.workload().allows(host.site())
        && kind.acceleratorMillis() <= 1000L * host.accelerators()
        && (network == null || profile.footprint().kvKilobitsPerSecond() <= network * 1e6)
        && fitsMemory(host, profile);
  }

  /**
   * Reserving accelerators whole reserves their memory too, so a shard that fits by itself fits
   * beside others.
   */
  private static boolean fitsMemory(Host host, ShardProfile profile) {
    var memory = host.accelerator().memory();
    double accelerators = profile.accelerators();
    Double capacity = memory.capacityGb();
    Double bandwidth = memory.bandwidthGbPerSecond();
    return (capacity == null
            || profile.footprint().memoryMegabytes() <= capacity * 1e3 * accelerators + 1e-6)
        && (bandwidth == null
            || profile.footprint().memoryBandwidthMegabytesPerSecond()
                <= bandwidth * 1e3 * accelerators + 1e-6);
  }

  private static Item item(
      FleetProblem problem,
      Host host,
      ShardKind kind,
      int unitsPerAccelerator,
      boolean replanning) {
    ShardProfile profile = problem.findProfile(kind, host.accelerator());
    if (profile == null) {
      throw new IllegalStateException(
          kind.text() + " has no profile on " + host.accelerator().id());
    }
    return new Item(
        kind,
        (int) (kind.acceleratorMillis() * unitsPerAccelerator / 1000),
        profile.rateMicroRps(),
        profile.milliwatts(),
        profile.footprint().kvKilobitsPerSecond(),
        problem.energyMicroUsdPerHour(profile.milliwatts(), host.site()),
        replanning ? problem.migration().startMicroUsdPerHour(kind, host) : 0);
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

  /** Network for KV transfers in kilobits per second; {@link Long#MAX_VALUE} for no limit. */
  public long kilobitLimit() {
    Double network = example.terms().networkGbitPerSecond();
    return network == null ? Long.MAX_VALUE : (long) (network * 1e6);
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
