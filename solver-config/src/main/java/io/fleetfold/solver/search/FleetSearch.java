package io.fleetfold.solver.search;

import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.fleet.Cell;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.ShortagePrice;
import io.fleetfold.solver.pattern.Prices;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Finds a plan from the prices of the relaxation: dives to a first plan, then improves it in rounds
 * of annealing with small moves, of emptying and filling a few racks at a time, and of filling
 * single racks best for the rest of the fleet.
 *
 * <p>Not thread-safe. Equal problems, seeds and rounds give equal plans.
 */
public final class FleetSearch {

  private static final int PROPOSALS_PER_ROUND = 20_000;

  /**
   * Coolest and hottest beginning of a cycle, as shares of the worth of one accelerator. Which is
   * best differs from fleet to fleet, so every cycle draws its own.
   */
  private static final double COOLEST = 0.003;

  private static final double HOTTEST = 0.08;

  private static final double COLD_OVER_HOT = 0.01;
  private static final int FIRST_CYCLE = 10;
  private static final int LONGEST_CYCLE = 40;

  /** Racks are emptied and filled again only in the cool part of a cycle. */
  private static final double DIVE_AFTER = 0.7;

  private final CellMap cells;
  private final double[] shortagePrice;
  private final ShardBooks books;
  private final RandomGenerator random;
  private final Candidates candidates;
  private final Annealing annealing;
  private final Construction construction;
  private final RackExchange exchange;
  private int cycleLength = FIRST_CYCLE;
  private int roundOfCycle;
  private double hot;

  public FleetSearch(CellMap cells, Prices prices, long seed) {
    this.cells = cells;
    this.shortagePrice = ShortagePrice.of(cells);
    this.books = new ShardBooks(cells, shortagePrice);
    this.random = new SplittableRandom(seed);
    this.candidates = new Candidates(cells, prices);
    this.construction = new Construction(books, prices);
    this.annealing = new Annealing(books, candidates, random);
    this.exchange = new RackExchange(books, shortagePrice, candidates, random);
  }

  /**
   * Solves a small fleet whole; does nothing for others.
   *
   * @param seconds wall clock; 0 for no limit
   */
  public void solveWhole(double seconds) {
    if (!cells.bins().isEmpty() && exchange.isSmall()) {
      exchange.solveWhole(seconds);
      annealing.remember();
    }
  }

  /** Dives to a first plan with an LP engine. */
  public void dive() {
    if (cells.bins().isEmpty()) {
      return;
    }
    new Diving(books, shortagePrice, candidates).fill(cells.bins());
    rebuildAll();
  }

  /** Fills cell after cell without an LP engine. */
  public void fillGreedily() {
    rebuildAll();
    rebuildAll();
  }

  /**
   * One round of improvement. Rounds form cycles of annealing, each twice as long as the last, and
   * each begins with the best plan so far.
   *
   * @param diving whether there is an LP engine
   */
  public void round(boolean diving) {
    if (cells.bins().isEmpty()) {
      return;
    }
    if (roundOfCycle == cycleLength) {
      annealing.restoreBest();
      roundOfCycle = 0;
      cycleLength = Math.min(2 * cycleLength, LONGEST_CYCLE);
    }
    if (roundOfCycle == 0) {
      hot = beginning();
    }
    double progress = (double) roundOfCycle++ / cycleLength;
    annealing.run(PROPOSALS_PER_ROUND, hot * Math.pow(COLD_OVER_HOT, progress));
    annealing.remember();
    if (diving && progress > DIVE_AFTER) {
      exchange.attempt();
    }
    for (int i = 0; i < 4; i++) {
      construction.rebuild(
          cells.cells().get(random.nextInt(cells.cells().size())), 0.5 + 0.5 * random.nextDouble());
    }
    annealing.remember();
  }

  private double beginning() {
    double share = COOLEST * Math.pow(HOTTEST / COOLEST, random.nextDouble());
    return share * candidates.worthOfAccelerator();
  }

  private void rebuildAll() {
    for (Cell cell : cells.cells()) {
      construction.rebuild(cell, 0.75);
    }
    annealing.remember();
  }

  /**
   * What the best plan so far earns, less the price of broken promises, in micro-dollars per hour.
   */
  public double bestObjective() {
    return annealing.bestObjective();
  }

  /** The best plan so far, looked at without disturbing the search. */
  public List<Placement> peek() {
    return annealing.bestPlacements();
  }

  /** The best plan so far. */
  public List<Placement> bestPlan() {
    annealing.restoreBest();
    return books.placements();
  }
}
