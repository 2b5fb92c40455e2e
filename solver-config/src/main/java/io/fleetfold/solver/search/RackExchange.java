package io.fleetfold.solver.search;

import io.fleetfold.solver.bound.RelaxedFill;
import io.fleetfold.solver.bound.RelaxedFill.Share;
import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Large steps: empties a few bins at once and fills them again as well as branch and bound can. Two
 * such sets are solved side by side, each as if the other stood still, and each is kept only if the
 * plan is better for it.
 *
 * <p>Not thread-safe, and the answer does not depend on which of the two ends first.
 */
final class RackExchange {

  private static final int SIDE_BY_SIDE = 2;

  /**
   * How many columns an integer program may have: enough to matter, few enough to be solved in a
   * moment.
   */
  private static final int[] COLUMNS = {30, 60, 110};

  private static final int NODES = 60;
  private static final int MOST_BINS = 8;
  private static final int SMALL_FLEET_COLUMNS = 400;
  private static final int SMALL_FLEET_NODES = 20_000;

  private final ShardBooks books;
  private final double[] shortagePrice;
  private final Candidates candidates;
  private final RandomGenerator random;

  RackExchange(
      ShardBooks books, double[] shortagePrice, Candidates candidates, RandomGenerator random) {
    this.books = books;
    this.shortagePrice = shortagePrice;
    this.candidates = candidates;
    this.random = random;
  }

  /** Bins that are emptied together, and the program that fills them. */
  private record Exchange(List<Bin> bins, RelaxedFill fill) {}

  /** Whether the whole fleet is small enough for one integer program. */
  boolean isSmall() {
    int columns = 0;
    for (Bin bin : books.cells().bins()) {
      columns += candidates.of(bin.index()).length;
    }
    return columns <= SMALL_FLEET_COLUMNS;
  }

  /**
   * Solves the whole fleet as one integer program, as far as its nodes and the time allow.
   *
   * @param seconds wall clock; 0 for no limit
   */
  void solveWhole(double seconds) {
    List<Bin> bins = books.cells().bins();
    Exchange whole = prepare(bins, SMALL_FLEET_NODES);
    if (seconds > 0) {
      whole.fill().limitSeconds(seconds);
    }
    keepIfBetter(bins, whole.fill().solve());
  }

  /** One attempt with two sets of bins; the plan is never worse for it. */
  void attempt() {
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < SIDE_BY_SIDE; i++) {
      exchanges.add(prepare(choose(), NODES));
    }
    List<List<Share>> answers =
        IntStream.range(0, SIDE_BY_SIDE)
            .parallel()
            .mapToObj(i -> exchanges.get(i).fill().solve())
            .toList();
    for (int i = 0; i < SIDE_BY_SIDE; i++) {
      keepIfBetter(exchanges.get(i).bins(), answers.get(i));
    }
  }

  private Exchange prepare(List<Bin> bins, int nodes) {
    List<int[]> held = takeOut(bins);
    var fill =
        new RelaxedFill(books.cells(), shortagePrice, books.flows(), books.freeDraws(), nodes);
    for (Bin bin : bins) {
      int[] items = candidates.of(bin.index());
      fill.open(bin, bin.units(), books.freeOwnDraw(bin.cell()), items);
    }
    putBack(bins, held);
    return new Exchange(bins, fill);
  }

  private void keepIfBetter(List<Bin> bins, List<Share> answer) {
    double before = books.objective();
    List<int[]> held = takeOut(bins);
    for (Share share : answer) {
      Item item = books.cells().bins().get(share.bin()).hostClass().items().get(share.item());
      for (int copy = 1; copy <= Math.round(share.copies()); copy++) {
        if (books.fits(share.bin(), item)) {
          books.add(share.bin(), share.item());
        }
      }
    }
    if (books.objective() < before) {
      bins.forEach(bin -> books.clear(bin.index()));
      putBack(bins, held);
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
   * Most bins of one site, as sites share nothing but demand; now and then one of another site, to
   * shift demand.
   */
  private List<Bin> choose() {
    List<Bin> bins = books.cells().bins();
    int site = bins.get(random.nextInt(bins.size())).site();
    int room = COLUMNS[random.nextInt(COLUMNS.length)];
    var chosen = new TreeSet<Integer>();
    for (int attempt = 0;
        attempt < 8 * MOST_BINS && room > 0 && chosen.size() < MOST_BINS;
        attempt++) {
      int bin = random.nextInt(bins.size());
      boolean here = bins.get(bin).site() == site || random.nextInt(8) == 0;
      if (here && chosen.add(bin)) {
        room -= candidates.of(bin).length;
      }
    }
    return chosen.stream().map(bins::get).toList();
  }
}
