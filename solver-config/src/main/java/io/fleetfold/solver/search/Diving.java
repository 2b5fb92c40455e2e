package io.fleetfold.solver.search;

import io.fleetfold.solver.bound.RelaxedFill;
import io.fleetfold.solver.bound.RelaxedFill.Due;
import io.fleetfold.solver.bound.RelaxedFill.Share;
import io.fleetfold.solver.bound.Room;
import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.Item;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Fills bins by solving their relaxation, placing the whole shards of the answer and its largest
 * fractions, and solving again for the room that is left, so that each round sets right what the
 * last one rounded.
 */
public final class Diving {

  /**
   * How a dive rounds up.
   *
   * @param rounds most relaxations solved
   * @param threshold in the first rounds only fractions above this are rounded up; it falls from
   *     round to round
   */
  public record Style(int rounds, double threshold) {

    /** Rounds up what is nearly whole, and sees what comes of it. */
    public static final Style CAREFUL = new Style(40, 0.99);

    /** Rounds up more at a time. Now and then that ends better. */
    public static final Style BOLD = new Style(20, 0.9);

    /** Rounds what others will set right. */
    static final Style QUICK = new Style(3, 0.99);
  }

  private final ShardBooks books;
  private final CellMap cells;
  private final double[] shortagePrice;
  private final Candidates candidates;
  private final Style style;
  private final BooleanSupplier stop;

  /**
   * A dive into these books.
   *
   * @param stop ends it, with what it has placed
   */
  public Diving(
      ShardBooks books,
      double[] shortagePrice,
      Candidates candidates,
      Style style,
      BooleanSupplier stop) {
    this.books = books;
    this.cells = books.cells();
    this.shortagePrice = shortagePrice;
    this.candidates = candidates;
    this.style = style;
    this.stop = stop;
  }

  /** Fills these bins with what the whole fleet lacks. */
  public void fill(List<Bin> bins) {
    double[] all = new double[cells.index().workloads()];
    Arrays.fill(all, 1);
    fill(bins, () -> new Due(all, books.flows(), books.freeDraws()));
  }

  /**
   * Fills these bins.
   *
   * @param due what they are to do, as the books stand
   */
  void fill(List<Bin> bins, Supplier<Due> due) {
    for (int round = 0; round < style.rounds() && !stop.getAsBoolean(); round++) {
      List<Share> shares = relax(bins, due.get());
      double threshold = style.threshold() * (1 - round / (double) style.rounds());
      if (!place(shares, threshold)) {
        break;
      }
    }
  }

  private List<Share> relax(List<Bin> bins, Due due) {
    long columns = bins.stream().mapToLong(bin -> candidates.of(bin.index()).length).sum();
    try (var fill = new RelaxedFill(cells, shortagePrice, due, columns)) {
      fill.stopWhen(stop);
      for (Bin bin : bins) {
        int free = books.freeUnits(bin.index());
        if (free > 0) {
          fill.open(room(bin, free));
        }
      }
      return fill.solve();
    }
  }

  private Room room(Bin bin, int free) {
    return Room.left(
        bin,
        free,
        books.freeOwnDraw(bin.cell()),
        candidates.of(bin.index()),
        books.contents(bin.index()));
  }

  private boolean place(List<Share> shares, double threshold) {
    boolean placed = false;
    for (Share share : shares) {
      for (int copy = 1; copy <= share.copies() + 1e-6; copy++) {
        placed |= tryAdd(share);
      }
    }
    double biggest = 0;
    List<Share> fractions =
        shares.stream().sorted(Comparator.comparingDouble((Share s) -> -fraction(s))).toList();
    for (Share share : fractions) {
      biggest = Math.max(biggest, fraction(share));
      if (fraction(share) >= Math.min(threshold, biggest)) {
        placed |= fraction(share) > 0 && tryAdd(share);
      }
    }
    return placed;
  }

  private static double fraction(Share share) {
    return share.copies() + 1e-6 - Math.floor(share.copies() + 1e-6) - 1e-6;
  }

  private boolean tryAdd(Share share) {
    Item item = cells.bins().get(share.bin()).hostClass().items().get(share.item());
    if (!books.fits(share.bin(), item)) {
      return false;
    }
    books.add(share.bin(), share.item());
    return true;
  }
}
