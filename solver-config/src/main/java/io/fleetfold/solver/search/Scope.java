package io.fleetfold.solver.search;

import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** The bins that one search may change while another changes the rest. Immutable. */
final class Scope {

  private final int[] bins;
  private final boolean[] member;

  private Scope(List<Integer> bins, int all) {
    this.bins = bins.stream().mapToInt(Integer::intValue).sorted().toArray();
    this.member = new boolean[all];
    for (int bin : this.bins) {
      member[bin] = true;
    }
  }

  /**
   * Cuts a fleet in two: along its zones, which share nothing but demand and power, or anyhow where
   * there is but one. Either part may be empty.
   *
   * @param alongZones whether to keep the bins of a zone together
   */
  static List<Scope> halves(CellMap cells, boolean alongZones, RandomGenerator random) {
    List<List<Integer>> byZone = new ArrayList<>();
    for (int zone = 0; zone < cells.index().zones(); zone++) {
      byZone.add(new ArrayList<>());
    }
    cells.bins().forEach(bin -> byZone.get(bin.zone()).add(bin.index()));
    byZone.removeIf(List::isEmpty);
    boolean whole = alongZones && byZone.size() > 1;
    return whole ? halves(cells, shuffled(byZone, random)) : halves(cells, single(cells, random));
  }

  private static List<List<Integer>> single(CellMap cells, RandomGenerator random) {
    List<List<Integer>> groups = new ArrayList<>();
    for (Bin bin : cells.bins()) {
      groups.add(List.of(bin.index()));
    }
    return shuffled(groups, random);
  }

  private static List<Scope> halves(CellMap cells, List<List<Integer>> groups) {
    List<Integer> one = new ArrayList<>();
    List<Integer> two = new ArrayList<>();
    groups.forEach(group -> (one.size() <= two.size() ? one : two).addAll(group));
    int all = cells.bins().size();
    return List.of(new Scope(one, all), new Scope(two, all));
  }

  private static <T> List<T> shuffled(List<T> list, RandomGenerator random) {
    for (int i = list.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      T moved = list.get(other);
      list.set(other, list.get(i));
      list.set(i, moved);
    }
    return list;
  }

  boolean isEmpty() {
    return bins.length == 0;
  }

  int size() {
    return bins.length;
  }

  boolean contains(int bin) {
    return member[bin];
  }

  int random(RandomGenerator random) {
    return bins[random.nextInt(bins.length)];
  }

  /** Its bins, ascending; a copy. */
  int[] bins() {
    return Arrays.copyOf(bins, bins.length);
  }
}
