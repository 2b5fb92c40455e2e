package io.fleetfold.solver.search;

import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.Item;
import io.fleetfold.solver.search.Diving.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Dives a part of the fleet group after group, in books of its own. Each group is a small image of
 * the part, and may serve and draw what is due to it and the groups before it: so it sets right
 * what they rounded, and bins in which they left room are open again.
 */
final class PartDive {

  /** Bins that one group hands to the next. */
  private static final int MOST_LEFT_OPEN = 150;

  private final CellMap cells;
  private final CellWeights weights;
  private final FleetPart part;
  private final ShardBooks books;
  private final double[] shortagePrice;
  private final Candidates candidates;
  private final BooleanSupplier stop;

  PartDive(
      CellWeights weights,
      FleetPart part,
      ShardBooks books,
      double[] shortagePrice,
      Candidates candidates,
      BooleanSupplier stop) {
    this.cells = books.cells();
    this.weights = weights;
    this.part = part;
    this.books = books;
    this.shortagePrice = shortagePrice;
    this.candidates = candidates;
    this.stop = stop;
  }

  /** The bins of the part and what they hold now. */
  Contents fill(int binsOfGroup) {
    List<List<Integer>> groups = dealt(binsOfGroup);
    double[] whole = new double[cells.index().domains()];
    part.cells().forEach(cell -> weights.addBelow(whole, cell));
    double accelerators = accelerators(part.cells());
    double[] below = new double[whole.length];
    double opened = 0;
    List<Bin> open = List.of();
    for (int group = 0; group < groups.size() && !stop.getAsBoolean(); group++) {
      List<Bin> bins = new ArrayList<>(open);
      for (int cell : groups.get(group)) {
        bins.addAll(weights.binsOf(cell));
        weights.addBelow(below, cell);
      }
      opened += accelerators(groups.get(group));
      double share = opened / accelerators;
      Style style = group + 1 < groups.size() ? Style.QUICK : Style.BOLD;
      new Diving(books, shortagePrice, candidates, style, stop)
          .fill(bins, () -> part.due(books, share, below, whole));
      open = leftOpen(bins);
    }
    return contents();
  }

  private Contents contents() {
    return new Contents(
        part.cells().stream()
            .flatMap(cell -> weights.binsOf(cell).stream())
            .map(bin -> books.contents(bin.index()))
            .toArray(int[][]::new));
  }

  /** Cells that stand side by side in the order are alike, so every group gets some of each. */
  private List<List<Integer>> dealt(int binsOfGroup) {
    int bins = part.cells().stream().mapToInt(cell -> weights.binsOf(cell).size()).sum();
    int count = Math.max(1, Math.round((float) bins / binsOfGroup));
    List<List<Integer>> groups = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      groups.add(new ArrayList<>());
    }
    for (int i = 0; i < part.cells().size(); i++) {
      groups.get(i % count).add(part.cells().get(i));
    }
    groups.removeIf(List::isEmpty);
    return groups;
  }

  private double accelerators(List<Integer> some) {
    return some.stream().mapToDouble(weights::accelerators).sum();
  }

  private List<Bin> leftOpen(List<Bin> bins) {
    return bins.stream()
        .filter(bin -> hasRoom(books, candidates, bin))
        .sorted(Comparator.comparingInt((Bin bin) -> -books.freeUnits(bin.index())))
        .limit(MOST_LEFT_OPEN)
        .sorted(Comparator.comparingInt(Bin::index))
        .toList();
  }

  /** Whether there is anything worth trying that still fits a bin. */
  static boolean hasRoom(ShardBooks books, Candidates candidates, Bin bin) {
    if (books.freeUnits(bin.index()) == 0) {
      return false;
    }
    List<Item> items = bin.hostClass().items();
    for (int item : candidates.of(bin.index())) {
      if (books.fits(bin.index(), items.get(item))) {
        return true;
      }
    }
    return false;
  }
}
