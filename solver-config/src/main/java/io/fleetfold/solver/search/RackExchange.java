package io.fleetfold.solver.search;

import io.fleetfold.solver.fleet.Bin;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Large steps: empties a few bins of one site at once and dives for the best way to fill them
 * again.
 */
final class RackExchange {

  private static final int[] SIZES = {3, 5, 8, 12};

  private final ShardBooks books;
  private final Diving diving;
  private final RandomGenerator random;

  RackExchange(ShardBooks books, Diving diving, RandomGenerator random) {
    this.books = books;
    this.diving = diving;
    this.random = random;
  }

  /** One attempt; the plan is as before when it does not pay. */
  void attempt() {
    List<Bin> chosen = choose();
    double before = books.objective();
    List<int[]> old = new ArrayList<>();
    for (Bin bin : chosen) {
      old.add(books.contents(bin.index()));
      books.clear(bin.index());
    }
    diving.fill(chosen);
    if (books.objective() >= before) {
      return;
    }
    chosen.forEach(bin -> books.clear(bin.index()));
    for (int i = 0; i < chosen.size(); i++) {
      for (int item : old.get(i)) {
        books.add(chosen.get(i).index(), item);
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
    int size = SIZES[random.nextInt(SIZES.length)];
    var chosen = new TreeSet<Integer>();
    for (int attempt = 0; attempt < 8 * size && chosen.size() < size; attempt++) {
      int bin = random.nextInt(bins.size());
      if (bins.get(bin).site() == site || random.nextInt(8) == 0) {
        chosen.add(bin);
      }
    }
    return chosen.stream().map(bins::get).toList();
  }
}
