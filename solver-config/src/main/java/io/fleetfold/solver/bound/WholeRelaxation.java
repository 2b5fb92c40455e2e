package io.fleetfold.solver.bound;

import io.fleetfold.solver.fleet.Bin;
import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.pattern.Prices;
import java.util.function.BooleanSupplier;

/**
 * The linear relaxation of the whole fleet, identical cells merged, which loses nothing. Its duals
 * are the prices that the search starts from.
 *
 * <p>Not thread-safe.
 */
public final class WholeRelaxation {

  /**
   * Columns beyond which the merged fleet ({@link Aggregate}) stands in: more are a matter of
   * racks, and then it is 20 times as fast for a bound that is 0.003 % looser.
   */
  private static final long MOST_COLUMNS = 30_000;

  /** After so many rounds of rounding demands hardly anything more comes of it. */
  private static final int ROUNDINGS = 6;

  private final Relaxation relaxation;
  private final Prices prices;

  private WholeRelaxation(Relaxation relaxation) {
    this.relaxation = relaxation;
    this.prices = relaxation.prices();
  }

  /**
   * Solves the relaxation of a fleet.
   *
   * @param shortagePrice micro-dollars per hour by workload for a promised micro-request per second
   *     not served
   */
  public static WholeRelaxation of(CellMap cells, double[] shortagePrice) {
    return of(cells, shortagePrice, () -> false);
  }

  /**
   * Solves the relaxation of a fleet unless it is stopped: then prices are 0, which is good for a
   * bound, but not a tight one.
   *
   * @param stop asked again and again, by another thread too
   */
  public static WholeRelaxation of(CellMap cells, double[] shortagePrice, BooleanSupplier stop) {
    if (columns(cells) <= MOST_COLUMNS) {
      RelaxedFill fill = merged(cells, shortagePrice, stop);
      if (fill.isOptimal()) {
        return new WholeRelaxation(fill);
      }
    }
    return new WholeRelaxation(Aggregate.of(cells, shortagePrice, stop));
  }

  /** Prices at which the relaxed fleet is in balance. */
  public Prices prices() {
    return prices;
  }

  /**
   * Prices at which it is in balance once demands are counted in whole engines: good for a tighter
   * bound.
   *
   * @param stop asked before every round
   */
  public Prices roundedPrices(BooleanSupplier stop) {
    Prices best = prices;
    for (int round = 0; round < ROUNDINGS && !stop.getAsBoolean(); round++) {
      if (!relaxation.tighten() || !relaxation.isOptimal()) {
        return best;
      }
      best = relaxation.prices();
    }
    return best;
  }

  private static RelaxedFill merged(CellMap cells, double[] shortagePrice, BooleanSupplier stop) {
    var fill =
        new RelaxedFill(
            cells, shortagePrice, cells.pinnedFlowTotals(), cells.linkingHeadroom(), null);
    fill.stopWhen(stop);
    for (Bin bin : cells.bins()) {
      CellClass cellClass = cells.classOf(bin.cell());
      if (cellClass.cells().getFirst().index() == bin.cell()) {
        fill.open(Room.merged(bin, cellClass));
      }
    }
    fill.solve();
    return fill;
  }

  private static long columns(CellMap cells) {
    return cells.classes().stream().mapToLong(CellClass::distinctItems).sum();
  }
}
