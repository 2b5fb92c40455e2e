package io.fleetfold.solver.fleet;

import java.util.ArrayList;
import java.util.List;

/**
 * Cells that are the same to the search: the same classes of hosts, the same limit of their own,
 * fed by the same domains. Immutable once the map is complete.
 */
public final class CellClass {

  private final int index;
  private final List<HostClass> hosts;
  private final long limit;
  private final int[] linkingDomains;
  private final List<Cell> cells = new ArrayList<>();

  CellClass(int index, List<HostClass> hosts, long limit, int[] linkingDomains) {
    this.index = index;
    this.hosts = hosts;
    this.limit = limit;
    this.linkingDomains = linkingDomains;
  }

  /** Position in {@link CellMap#classes()}. */
  public int index() {
    return index;
  }

  /** Class of each host, in the order of every cell's hosts. */
  public List<HostClass> hosts() {
    return hosts;
  }

  /**
   * Milliwatts beyond idle draw that the hosts may draw together; {@link Long#MAX_VALUE} for no
   * limit of their own.
   */
  public long limit() {
    return limit;
  }

  /** Limited power domains above that the cells share with others. Not to be changed. */
  public int[] linkingDomains() {
    return linkingDomains;
  }

  /** Indexes of the zones that its hosts are in, ascending. */
  public int[] zones() {
    return hosts.stream().mapToInt(HostClass::zone).sorted().distinct().toArray();
  }

  /** How many items its classes of hosts have, those that occur several times counted once. */
  public long distinctItems() {
    return hosts.stream().distinct().mapToLong(host -> host.items().size()).sum();
  }

  /** The cells themselves. */
  public List<Cell> cells() {
    return cells;
  }

  /** Whether all hosts are of one class, and any mix of items packs into them without loss. */
  public boolean packsAsOne() {
    HostClass first = hosts.getFirst();
    return hosts.stream().allMatch(host -> host == first) && first.packsAsOne();
  }
}
