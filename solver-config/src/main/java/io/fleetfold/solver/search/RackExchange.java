package io.fleetfold.solver.search;

import io.fleetfold.solver.bound.RelaxedFill;
import io.fleetfold.solver.bound.RelaxedFill.Effort;
import io.fleetfold.solver.bound.RelaxedFill.Share;
import io.fleetfold.solver.bound.Room;
import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Large steps: empties a few bins at once and fills them again as well as branch and bound can. The
 * plan is never worse for it.
 *
 * <p>Not thread-safe.
 */
final class RackExchange {

  /** Bins that are emptied together. */
  private static final int[] BINS = {16, 24, 32, 48};

  /**
   * Items that each may take: few for many bins, as a program of more than some 400 columns gets
   * nowhere in the time that it has.
   */
  private static final int COLUMNS = 400;

  private static final int FEWEST_ITEMS = 8;
  private static final int MOST_ITEMS = 24;
  private static final int NODES = 300;

  /** Share of what the whole fleet can earn that an answer may miss. */
  private static final double TOLERANCE = 2e-4;

  /**
   * Share of what the emptied bins can earn that it may miss. In a large fleet a share of the whole
   * is more than some bins can gain, and every program would end with what it was given.
   */
  private static final double ROUGH_TOLERANCE_OF_BINS = 5e-3;

  /** The same, once small gains matter. */
  private static final double TOLERANCE_OF_BINS = 2.5e-3;

  /** Workloads whose bins are chosen; none for bins of any. */
  private static final int MOST_WORKLOADS = 3;

  /** Share of what a small fleet can earn that an answer for all of it may miss. */
  private static final double SMALL_FLEET_TOLERANCE = 1e-5;

  /** Whole numbers up to which one program for the whole fleet beats programs for parts of it. */
  private static final int SMALL_FLEET_COLUMNS = 1_200;

  private static final int SMALL_FLEET_NODES = 600;

  /** Whole numbers up to which it may be solved to the end. */
  private static final int COLUMNS_FOR_PROOF = 400;

  /** Where everything that may run is let in, an end of the search is in sight, and is a proof. */
  private static final int NODES_FOR_PROOF = 20_000;

  /** Shards in force tell hosts apart, so that a node takes longer, and a plan is there already. */
  private static final int NODES_WITH_A_PLAN_IN_FORCE = 2_000;

  private final ShardBooks books;
  private final CellMap cells;
  private final double[] shortagePrice;
  private final Candidates candidates;
  private final BooleanSupplier stop;

  /** Dollars an hour that a rough answer may miss. */
  private final double roughTolerance;

  RackExchange(
      ShardBooks books, double[] shortagePrice, Candidates candidates, BooleanSupplier stop) {
    this.books = books;
    this.cells = books.cells();
    this.shortagePrice = shortagePrice;
    this.candidates = candidates;
    this.stop = stop;
    this.roughTolerance = TOLERANCE * worth(cells.bins());
  }

  /** Whether the whole fleet is small enough for one integer program. */
  boolean isSmall() {
    int columns = 0;
    for (Bin bin : cells.bins()) {
      columns += candidates.of(bin.index()).length;
    }
    return columns <= SMALL_FLEET_COLUMNS;
  }

  /**
   * Solves the whole fleet as one integer program, as far as its nodes and the time allow.
   *
   * @param seconds wall clock; 0 for no limit
   * @return what no plan that keeps every contract can exceed, in micro-dollars per hour; infinite
   *     where not all that may run was let in
   */
  double solveWhole(double seconds) {
    List<Bin> bins = cells.bins();
    boolean all = hasFewItems();
    int nodes = all ? nodesForProof() : SMALL_FLEET_NODES;
    var effort = new Effort(nodes, SMALL_FLEET_TOLERANCE * worth(bins), all);
    List<int[]> items =
        bins.stream().map(bin -> all ? Room.allItems(bin) : items(bin, Integer.MAX_VALUE)).toList();
    double proven =
        refill(bins, items, effort, seconds).provenUsdPerHour() * 1e6 - cells.fixedCost();
    return all ? proven : Double.POSITIVE_INFINITY;
  }

  private int nodesForProof() {
    boolean isNew = cells.index().problem().previous().isEmpty();
    return isNew ? NODES_FOR_PROOF : NODES_WITH_A_PLAN_IN_FORCE;
  }

  private boolean hasFewItems() {
    return cells.bins().stream().mapToInt(bin -> Room.allItems(bin).length).sum()
        <= COLUMNS_FOR_PROOF;
  }

  /**
   * One attempt with some bins.
   *
   * @param seconds wall clock; 0 for no limit
   * @param thorough whether to look for the last dollar
   */
  void attempt(RandomGenerator random, double seconds, boolean thorough) {
    int wanted = BINS[random.nextInt(BINS.length)];
    int workloads = random.nextInt(MOST_WORKLOADS + 1);
    List<Bin> bins = choose(wanted, workloads, random);
    int items = Math.clamp(COLUMNS / Math.max(1, bins.size()), FEWEST_ITEMS, MOST_ITEMS);
    refill(
        bins,
        bins.stream().map(bin -> items(bin, items)).toList(),
        new Effort(NODES, tolerance(bins, thorough), false),
        seconds);
  }

  /**
   * Dollars an hour that an answer may miss. A plan that is far from the best yet gains most by
   * many programs that are solved roughly.
   */
  private double tolerance(List<Bin> bins, boolean thorough) {
    double share = thorough ? TOLERANCE_OF_BINS : ROUGH_TOLERANCE_OF_BINS;
    return Math.min(roughTolerance, share * worth(bins));
  }

  /** What the accelerators of bins can earn, in dollars per hour. */
  private double worth(List<Bin> bins) {
    double accelerators = 0;
    for (Bin bin : bins) {
      accelerators += (double) bin.units() / bin.hostClass().unitsPerAccelerator();
    }
    return candidates.worthOfAccelerator() * accelerators * 1e-6;
  }

  /** Empties bins and fills them with some of their items each. */
  private RelaxedFill refill(List<Bin> bins, List<int[]> items, Effort effort, double seconds) {
    double before = books.objective();
    List<int[]> held = takeOut(bins);
    var fill = new RelaxedFill(cells, shortagePrice, books.flows(), books.freeDraws(), effort);
    for (int i = 0; i < bins.size(); i++) {
      Bin bin = bins.get(i);
      fill.open(Room.empty(bin, books.freeOwnDraw(bin.cell()), items.get(i)), held.get(i));
    }
    if (seconds > 0) {
      fill.limitSeconds(seconds);
    }
    fill.stopWhen(stop);
    put(fill.solve());
    if (books.objective() < before) {
      bins.forEach(bin -> books.clear(bin.index()));
      putBack(bins, held);
    }
    return fill;
  }

  /** The items that a bin holds and the best others. */
  private int[] items(Bin bin, int most) {
    Set<Integer> items = new TreeSet<>();
    for (int item : books.contents(bin.index())) {
      items.add(item);
    }
    int[] best = candidates.of(bin.index());
    for (int i = 0; i < Math.min(most, best.length); i++) {
      items.add(best[i]);
    }
    return items.stream().mapToInt(Integer::intValue).toArray();
  }

  private void put(List<Share> answer) {
    for (Share share : answer) {
      Item item = cells.bins().get(share.bin()).hostClass().items().get(share.item());
      for (int copy = 1; copy <= Math.round(share.copies()); copy++) {
        if (books.fits(share.bin(), item)) {
          books.add(share.bin(), share.item());
        }
      }
    }
  }

  /** Empties bins; what they held. */
  private List<int[]> takeOut(List<Bin> bins) {
    List<int[]> held = new ArrayList<>();
    for (Bin bin : bins) {
      held.add(books.contents(bin.index()));
      books.clear(bin.index());
    }
    return held;
  }

  private void putBack(List<Bin> bins, List<int[]> held) {
    for (int i = 0; i < held.size(); i++) {
      for (int item : held.get(i)) {
        books.add(bins.get(i).index(), item);
      }
    }
  }

  /**
   * Bins of one zone, first those that serve a few workloads drawn by lot: what one of them gives
   * up another can use.
   */
  private List<Bin> choose(int wanted, int workloads, RandomGenerator random) {
    Bin first = cells.bins().get(random.nextInt(cells.bins().size()));
    var chosen = new TreeSet<Integer>();
    chosen.add(first.index());
    for (int i = 0; i < workloads; i++) {
      addServing(first.zone(), 1 + wanted / (workloads + 1), chosen, random);
    }
    for (int i = 0; i < 8 * wanted && chosen.size() < wanted; i++) {
      int bin = random.nextInt(cells.bins().size());
      if (cells.bins().get(bin).zone() == first.zone()) {
        chosen.add(bin);
      }
    }
    return chosen.stream().map(cells.bins()::get).toList();
  }

  private void addServing(int zone, int most, Set<Integer> chosen, RandomGenerator random) {
    int flow = 3 * random.nextInt(cells.index().workloads());
    for (int i = 0; i < most; i++) {
      ShardList shards = books.feeders(zone, flow + random.nextInt(3));
      if (shards.size() > 0) {
        chosen.add(shards.bin(random.nextInt(shards.size())));
      }
    }
  }
}
