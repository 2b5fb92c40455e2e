package io.fleetfold.solver.search;

import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.fleet.Cell;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.ShortagePrice;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.search.Diving.Style;
import io.fleetfold.solver.work.Crew;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Finds a first plan from the prices of the relaxation, by a dive to whole shards, and solves small
 * fleets whole. Local search goes on from there.
 *
 * <p>Not thread-safe. Equal problems give equal plans, unless integer programs are limited in time.
 */
public final class FleetSearch {

  /** Beyond this two dives at once are slower than one after the other would be. */
  private static final int MOST_BINS_FOR_TWO_DIVES = 500;

  /** Beyond this a dive goes in groups of bins: it is a little worse, and takes seconds. */
  private static final int MOST_BINS_FOR_ONE_DIVE = 600;

  /** Discount for flow whose partner phase is missing while cells are filled one by one. */
  private static final double HALF_PAIR = 0.75;

  private final CellMap cells;
  private final Crew crew;
  private final double[] shortagePrice;
  private final Prices prices;
  private final ShardBooks books;
  private final Candidates candidates;
  private final RackExchange whole;
  private volatile BooleanSupplier stop;
  private final BestContents best;
  private final Transfer transfer;

  /**
   * A search that begins with an empty fleet.
   *
   * @param prices of flows, for filling cells one by one
   * @param rounded prices at which demand counts in whole engines, for choosing what is worth
   *     trying where
   * @param crew does half of the work where work goes side by side
   * @param stop see {@link #stopWhen}
   */
  public FleetSearch(
      CellMap cells, Prices prices, Prices rounded, Crew crew, BooleanSupplier stop) {
    this.cells = cells;
    this.crew = crew;
    this.stop = stop;
    this.prices = prices;
    this.shortagePrice = ShortagePrice.of(cells);
    this.books = new ShardBooks(cells, shortagePrice);
    this.candidates = new Candidates(cells, rounded, crew, stop);
    this.whole = new RackExchange(books, shortagePrice, candidates, this::isStopped);
    this.best = new BestContents(books);
    this.transfer = new Transfer(books);
  }

  /** What is worth trying where. */
  public Candidates candidates() {
    return candidates;
  }

  /**
   * Ends whatever the search does from now on, within moments, when this says so; its best plan is
   * then the best so far.
   *
   * @param asked again and again, by other threads too
   */
  public void stopWhen(BooleanSupplier asked) {
    stop = asked;
  }

  private boolean isStopped() {
    return stop.getAsBoolean();
  }

  /**
   * Solves a small fleet whole; does nothing for others.
   *
   * @param seconds wall clock; 0 for no limit
   * @return what no plan that keeps every contract can exceed, in micro-dollars per hour, by branch
   *     and bound; infinite when that is not known
   */
  public double solveWhole(double seconds) {
    if (cells.bins().isEmpty() || !whole.isSmall()) {
      return Double.POSITIVE_INFINITY;
    }
    double proven = whole.solveWhole(seconds);
    best.remember();
    return proven;
  }

  /**
   * Dives to a first plan with an LP engine: which style ends better differs from fleet to fleet,
   * so both are tried, side by side, unless a dive takes long.
   */
  public void dive() {
    if (cells.bins().isEmpty()) {
      return;
    }
    if (cells.bins().size() <= MOST_BINS_FOR_TWO_DIVES) {
      diveTwice();
    } else if (cells.bins().size() <= MOST_BINS_FOR_ONE_DIVE) {
      dive(books, Style.CAREFUL);
    } else {
      new GroupedDive(cells, shortagePrice, candidates, crew, this::isStopped).fill(books);
      fillRoom();
    }
    best.remember();
  }

  private void diveTwice() {
    var other = new ShardBooks(cells, shortagePrice);
    var bold =
        crew.start(() -> {
          dive(other, Style.BOLD);
          return other;
        });
    dive(books, Style.CAREFUL);
    bold.await();
    if (other.objective() > books.objective()) {
      books.restore(other.snapshot());
    }
  }

  private void dive(ShardBooks into, Style style) {
    new Diving(into, shortagePrice, candidates, style, this::isStopped).fill(cells.bins());
    rebuildTwice(into);
  }

  /** Fills cell after cell without an LP engine. */
  public void fillGreedily() {
    rebuildTwice(books);
    best.remember();
  }

  /** Goes on from this plan, pinned shards left out, if it is the best so far. */
  public void offer(List<Placement> plan) {
    best.remember();
    transfer.replace(plan);
    best.remember();
    best.restore();
  }

  private void rebuildTwice(ShardBooks into) {
    var construction = new Construction(into, prices);
    for (int pass = 0; pass < 2; pass++) {
      cells.cells().forEach(cell -> rebuild(construction, cell));
    }
  }

  /** Fills cells anew in which a dive left units free. */
  private void fillRoom() {
    var construction = new Construction(books, prices);
    boolean[] free = new boolean[cells.cells().size()];
    cells.bins().forEach(bin -> free[bin.cell()] |= books.freeUnits(bin.index()) > 0);
    cells.cells().stream()
        .filter(cell -> free[cell.index()])
        .forEach(cell -> rebuild(construction, cell));
  }

  private void rebuild(Construction construction, Cell cell) {
    if (!isStopped()) {
      construction.rebuild(cell, HALF_PAIR);
    }
  }

  /**
   * What the best plan so far earns, less the price of broken promises, in micro-dollars per hour.
   */
  public double bestObjective() {
    return best.objective();
  }

  /** The best plan so far, looked at without disturbing the search; pinned shards left out. */
  public List<Placement> bestPlan() {
    return best.placements();
  }
}
