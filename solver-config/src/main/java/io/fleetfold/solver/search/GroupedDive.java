package io.fleetfold.solver.search;

import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.search.Diving.Style;
import io.fleetfold.solver.work.Crew;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * A dive for large fleets. One linear program of all racks takes minutes, so racks are filled in
 * groups, at prices that all have in common: parts of the fleet side by side, each {@link PartDive
 * group after group}; what all of them left undone comes last, with the whole fleet in view.
 *
 * <p>The parts are the same, and put together in the same order, whoever does the work.
 */
final class GroupedDive {

  /** Bins of a group; a program of 300 takes a second, of 150 a tenth. */
  private static final int BINS_OF_GROUP = 150;

  private static final int BINS_OF_LARGE_GROUP = 300;

  /** Fleets of up to so many bins go in few large groups. */
  private static final int MOST_BINS_FOR_LARGE_GROUPS = 2_000;

  private static final int GROUPS_OF_PART = 12;

  /** Bins that are emptied at the end, and of how many at most one is. */
  private static final int MENDED = 150;

  private static final int ONE_IN = 4;

  /** Bins with room that one program fills at the end. */
  private static final int MOST_BINS_AT_THE_END = 600;

  private final CellMap cells;
  private final double[] shortagePrice;
  private final Candidates candidates;
  private final Crew crew;
  private final BooleanSupplier stop;

  GroupedDive(
      CellMap cells,
      double[] shortagePrice,
      Candidates candidates,
      Crew crew,
      BooleanSupplier stop) {
    this.cells = cells;
    this.shortagePrice = shortagePrice;
    this.candidates = candidates;
    this.crew = crew;
    this.stop = stop;
  }

  /** Fills empty books; where it is stopped, with what there is by then. */
  void fill(ShardBooks books) {
    int ofGroup =
        cells.bins().size() <= MOST_BINS_FOR_LARGE_GROUPS ? BINS_OF_LARGE_GROUP : BINS_OF_GROUP;
    fill(books, ofGroup, GROUPS_OF_PART * ofGroup);
  }

  /** The same with groups and parts of about so many bins. */
  void fill(ShardBooks books, int ofGroup, int ofPart) {
    var weights = new CellWeights(cells);
    var parts = new FleetParts(cells, weights);
    List<Integer> ordered = parts.ordered();
    if (ordered.isEmpty()) {
      return;
    }
    Map<String, double[]> shares =
        new SiteShares(weights, cells, shortagePrice, candidates, stop).of(ordered);
    List<FleetPart> cut = parts.of(ordered, shares, ofPart);
    List<Contents> filled = crew.all(cut.size(), i -> filled(weights, cut.get(i), ofGroup));
    for (int i = 0; i < cut.size(); i++) {
      join(books, weights, cut.get(i), filled.get(i));
    }
    var diving = new Diving(books, shortagePrice, candidates, Style.BOLD, stop);
    finish(books, diving);
    mend(books, diving, ordered.stream().flatMap(cell -> weights.binsOf(cell).stream()).toList());
  }

  private Contents filled(CellWeights weights, FleetPart part, int ofGroup) {
    var own = new ShardBooks(cells, shortagePrice, part.headroom());
    return new PartDive(weights, part, own, shortagePrice, candidates, stop).fill(ofGroup);
  }

  private static void join(
      ShardBooks books, CellWeights weights, FleetPart part, Contents contents) {
    List<Bin> bins = part.cells().stream().flatMap(cell -> weights.binsOf(cell).stream()).toList();
    for (int i = 0; i < bins.size(); i++) {
      Bin bin = bins.get(i);
      for (int item : contents.items()[i]) {
        if (books.fits(bin.index(), bin.hostClass().items().get(item))) {
          books.add(bin.index(), item);
        }
      }
    }
  }

  /** What is short in one part of the fleet may find room in another. */
  private void finish(ShardBooks books, Diving diving) {
    List<Bin> open =
        cells.bins().stream().filter(bin -> PartDive.hasRoom(books, candidates, bin)).toList();
    for (int from = 0; from < open.size() && !stop.getAsBoolean(); from += MOST_BINS_AT_THE_END) {
      int to = Math.min(open.size(), from + MOST_BINS_AT_THE_END);
      diving.fill(open.subList(from, to));
    }
  }

  /**
   * Each part has rounded its share of a promise by itself, and all of them may be short together.
   * So some bins from everywhere are emptied, and filled for the whole fleet.
   */
  private void mend(ShardBooks books, Diving diving, List<Bin> ordered) {
    double before = books.objective();
    int[][] plan = books.snapshot();
    int step = Math.max(ONE_IN, ordered.size() / MENDED);
    List<Bin> some =
        IntStream.range(0, ordered.size())
            .filter(i -> i % step == 0)
            .mapToObj(ordered::get)
            .toList();
    some.forEach(bin -> books.clear(bin.index()));
    diving.fill(some);
    if (books.objective() < before) {
      books.restore(plan);
    }
  }
}
