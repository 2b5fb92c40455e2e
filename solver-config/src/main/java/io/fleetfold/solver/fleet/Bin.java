package io.fleetfold.solver.fleet;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.Placement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Room that shards fill: one host, or all hosts of a cell together where any mix that fits the sum
 * also fits the hosts.
 *
 * @param index position in {@link CellMap#bins()}
 * @param cell index of its cell
 * @param zone index of the zone of its hosts
 */
public record Bin(int index, int cell, int zone, HostClass hostClass, List<Host> hosts) {

  /** Capacity in units. */
  public int units() {
    return hostClass.units() * hosts.size();
  }

  /**
   * Puts shards, given by their items, on the hosts: largest first into the first host with room.
   */
  public List<Placement> pack(int[] items) {
    List<Item> sorted = new ArrayList<>();
    Arrays.stream(items).sorted().forEach(item -> sorted.add(hostClass.items().get(item)));
    sorted.sort(Comparator.comparingInt(Item::units).reversed());
    int[] free = new int[hosts.size()];
    Arrays.fill(free, hostClass.units());
    List<Placement> placements = new ArrayList<>();
    for (Item item : sorted) {
      int host = 0;
      while (free[host] < item.units()) {
        host++;
      }
      free[host] -= item.units();
      placements.add(new Placement(item.kind(), hosts.get(host)));
    }
    return placements;
  }
}
