package io.fleetfold.solver.bound;

import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.pattern.Prices;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The linear relaxation of the whole fleet, identical cells merged, which loses nothing. Its duals
 * are the prices that the search starts from.
 */
public final class WholeRelaxation {

  /**
   * Columns beyond which the merged fleet ({@link Aggregate}) stands in: minutes of simplex
   * otherwise.
   */
  private static final long MOST_COLUMNS = 400_000;

  private WholeRelaxation() {}

  /**
   * Prices at which the relaxed fleet is in balance.
   *
   * @param shortagePrice micro-dollars per hour by workload for a promised micro-request per second
   *     not served
   */
  public static Prices prices(CellMap cells, double[] shortagePrice) {
    if (columns(cells) > MOST_COLUMNS) {
      return Aggregate.prices(cells, shortagePrice);
    }
    long[] headroom = new long[cells.index().domains()];
    Arrays.setAll(headroom, cells::headroom);
    var fill = new RelaxedFill(cells, shortagePrice, cells.pinnedFlowTotals(), headroom, 0);
    for (Bin bin : cells.bins()) {
      CellClass cellClass = cells.classOf(bin.cell());
      if (cellClass.cells().getFirst().index() == bin.cell()) {
        long copies = cellClass.cells().size();
        long limit = cellClass.limit();
        int[] items = IntStream.range(0, bin.hostClass().items().size()).toArray();
        fill.open(
            bin,
            (int) (bin.units() * copies),
            limit == Long.MAX_VALUE ? limit : limit * copies,
            items);
      }
    }
    fill.solve();
    return fill.isOptimal() ? fill.prices() : Aggregate.prices(cells, shortagePrice);
  }

  private static long columns(CellMap cells) {
    return cells.classes().stream()
        .flatMap(cellClass -> cellClass.hosts().stream())
        .mapToLong(host -> host.items().size())
        .sum();
  }
}
