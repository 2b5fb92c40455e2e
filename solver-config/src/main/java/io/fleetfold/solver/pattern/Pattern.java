package io.fleetfold.solver.pattern;

import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.HostClass;
import io.fleetfold.solver.fleet.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way to fill the hosts of a cell: how many shards of which item on which host, and what comes
 * of it.
 *
 * <p>Immutable and thread-safe. Two patterns are equal when they run the same shards on the same
 * hosts.
 */
public final class Pattern {

  private final int[] hosts;
  private final int[] items;
  private final List<Feed> feeds;
  private final long draw;
  private final long cost;
  private final int hash;

  /** Micro-requests per second into a flow of a zone. */
  public record Feed(int zone, int flow, long microRps) {}

  private Pattern(int[] hosts, int[] items, List<Feed> feeds, long draw, long cost) {
    this.hosts = hosts;
    this.items = items;
    this.feeds = List.copyOf(feeds);
    this.draw = draw;
    this.cost = cost;
    this.hash = 31 * Arrays.hashCode(hosts) + Arrays.hashCode(items);
  }

  /**
   * The pattern of these shards, one entry a shard, sorted by host and item.
   *
   * @param hosts position of the host in the cell
   * @param items position of the item in the class of that host
   */
  static Pattern of(CellClass cellClass, int[] hosts, int[] items) {
    List<Item> all = new ArrayList<>();
    long draw = 0;
    long cost = 0;
    for (int start = 0, host = 0; host < cellClass.hosts().size(); host++) {
      int end = start;
      while (end < hosts.length && hosts[end] == host) {
        end++;
      }
      HostClass hostClass = cellClass.hosts().get(host);
      int units = 0;
      for (int i = start; i < end; i++) {
        Item item = hostClass.items().get(items[i]);
        units += item.units();
        draw += item.milliwatts();
        cost += item.energy();
        all.add(item);
      }
      int used = hostClass.acceleratorsUsed(units);
      cost += used * hostClass.example().rentalMicroUsdPerAcceleratorHour();
      cost += migration(hostClass, Arrays.copyOfRange(items, start, end));
      start = end;
    }
    return new Pattern(hosts, items, feeds(all), draw, cost);
  }

  /** One entry a flow, by zone and flow. */
  private static List<Feed> feeds(List<Item> items) {
    Map<List<Integer>, Long> rates = new LinkedHashMap<>();
    items.stream()
        .sorted(Comparator.comparingInt(Item::zone).thenComparingInt(Item::flow))
        .forEach(item -> rates.merge(List.of(item.zone(), item.flow()), item.rate(), Long::sum));
    List<Feed> feeds = new ArrayList<>();
    rates.forEach((at, rate) -> feeds.add(new Feed(at.getFirst(), at.getLast(), rate)));
    return feeds;
  }

  /**
   * Starts beyond what the plan in force runs, and stops of what it runs and this pattern does not.
   */
  private static long migration(HostClass hostClass, int[] items) {
    int[] now = new int[hostClass.items().size()];
    long cost = 0;
    for (int item : items) {
      now[item]++;
      cost += hostClass.items().get(item).startCost();
    }
    for (HostClass.Kept kept : hostClass.kept()) {
      int stay = Math.min(kept.shards(), now[kept.item()]);
      cost -= stay * hostClass.items().get(kept.item()).startCost();
      cost += (kept.shards() - stay) * kept.stopCost();
    }
    return cost;
  }

  /** The cell left empty. */
  public static Pattern empty(CellClass cellClass) {
    return of(cellClass, new int[0], new int[0]);
  }

  /** How many shards it runs. */
  public int shards() {
    return hosts.length;
  }

  /** Position in the cell of the host of a shard. */
  public int host(int shard) {
    return hosts[shard];
  }

  /** Position of the item of a shard in the class of its host. */
  public int item(int shard) {
    return items[shard];
  }

  /** What it feeds, by zone and flow. */
  public List<Feed> feeds() {
    return feeds;
  }

  /** Milliwatts beyond the idle draw of the cell. */
  public long draw() {
    return draw;
  }

  /** Micro-dollars per hour for electricity, rental and migration. */
  public long cost() {
    return cost;
  }

  /** What it is worth at these prices, in micro-dollars per hour. */
  public double value(CellClass cellClass, Prices prices) {
    double value = -cost;
    for (int shard = 0; shard < items.length; shard++) {
      value += prices.worth(itemOf(cellClass, shard));
    }
    for (int domain : cellClass.linkingDomains()) {
      value -= prices.power()[domain] * draw;
    }
    return value;
  }

  /** What its engines count for in a rounded demand, in micro-requests per second. */
  public long rounded(CellClass cellClass, RoundedDemand demand) {
    long total = 0;
    for (int shard = 0; shard < items.length; shard++) {
      Item item = itemOf(cellClass, shard);
      total += demand.counts(item) ? demand.rate(item.rate()) : 0;
    }
    return total;
  }

  private Item itemOf(CellClass cellClass, int shard) {
    return cellClass.hosts().get(hosts[shard]).items().get(items[shard]);
  }

  /** A copy of what runs where, as items by host. */
  public List<Item> itemsOn(CellClass cellClass, int host) {
    var found = new ArrayList<Item>();
    for (int i = 0; i < hosts.length; i++) {
      if (hosts[i] == host) {
        found.add(cellClass.hosts().get(host).items().get(items[i]));
      }
    }
    return found;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Pattern that
            && hash == that.hash
            && Arrays.equals(hosts, that.hosts)
            && Arrays.equals(items, that.items));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
