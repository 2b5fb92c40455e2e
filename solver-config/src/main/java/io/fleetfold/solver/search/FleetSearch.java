package io.fleetfold.solver.search;

import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.fleet.Cell;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.ShortagePrice;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.search.Diving.Style;
import io.fleetfold.solver.search.Worker.Outcome;
import io.fleetfold.solver.search.Worker.Task;
import io.fleetfold.solver.work.Crew;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Finds a plan from the prices of the relaxation: dives to a first plan, then improves it in
 * rounds. In a round two workers take a part of the fleet each, side by side, for small moves
 * (annealing) and large ones (racks emptied and filled again by integer programs).
 *
 * <p>Not thread-safe. Equal problems, seeds and rounds give equal plans, unless integer programs
 * are limited in time.
 */
public final class FleetSearch {

  /** Racks that two integer programs fill, on average. */
  private static final int BINS_PER_ROUND = 24;

  /** Beyond this two dives at once are slower than one after the other would be. */
  private static final int MOST_BINS_FOR_TWO_DIVES = 500;

  /** Beyond this a dive goes in groups of bins: it is a little worse, and takes seconds. */
  private static final int MOST_BINS_FOR_ONE_DIVE = 600;

  private static final int FEWEST_PROPOSALS = 40_000;
  private static final int PROPOSALS_PER_BIN = 2_000;

  /** Some seconds of annealing: who listens to a search of a large fleet should hear of it. */
  private static final int MOST_PROPOSALS = 2_500_000;

  /** In a fleet of so many bins a round has one more integer program, of twice so many two more. */
  private static final int BINS_PER_EXCHANGE = 5_000;

  /** Rounds after which annealing begins, however many racks were not filled anew by then. */
  private static final int LONGEST_OPENING = 400;

  /**
   * Coolest and hottest beginning of a cycle, as shares of the worth of one accelerator. Which is
   * best differs from fleet to fleet, so every cycle draws its own.
   */
  private static final double COOLEST = 0.0005;

  private static final double HOTTEST = 0.006;

  private static final double COLD_OVER_HOT = 0.1;
  private static final int FIRST_CYCLE = 10;
  private static final int LONGEST_CYCLE = 40;

  /** Every so many rounds the halves of the fleet are drawn by lot, so that sites can exchange. */
  private static final int ACROSS_SITES = 4;

  /** Discount for flow whose partner phase is missing while cells are filled one by one. */
  private static final double HALF_PAIR = 0.75;

  private final CellMap cells;
  private final Crew crew;
  private final double[] shortagePrice;
  private final Prices prices;
  private final ShardBooks books;
  private SplittableRandom random;
  private final Candidates candidates;
  private final RackExchange whole;
  private final List<Worker> workers;
  private volatile BooleanSupplier stop;
  private final BestContents best;
  private final Transfer transfer;
  private int cycleLength = FIRST_CYCLE;
  private int roundOfCycle;
  private int rounds;
  private long moves;
  private double hot;

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
      CellMap cells,
      Prices prices,
      Prices rounded,
      long seed,
      Crew crew,
      BooleanSupplier stop) {
    this.cells = cells;
    this.crew = crew;
    this.stop = stop;
    this.prices = prices;
    this.shortagePrice = ShortagePrice.of(cells);
    this.books = new ShardBooks(cells, shortagePrice);
    this.random = new SplittableRandom(seed);
    this.candidates = new Candidates(cells, rounded, crew, stop);
    this.whole = new RackExchange(books, shortagePrice, candidates, this::isStopped);
    this.workers = List.of(worker(), worker());
    this.best = new BestContents(books);
    this.transfer = new Transfer(books);
  }

  /** Draws other random numbers in the rounds to come. */
  public void seed(long seed) {
    random = new SplittableRandom(seed);
  }

  /** What is worth trying where. */
  public Candidates candidates() {
    return candidates;
  }

  /** Whether the fleet has a host that takes work. */
  public boolean hasRoom() {
    return !cells.bins().isEmpty();
  }

  private Worker worker() {
    return new Worker(new ShardBooks(cells, shortagePrice), shortagePrice, candidates, this::isStopped);
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

  /**
   * One round of improvement. Rounds form cycles of annealing, each twice as long as the last, and
   * each begins with the best plan so far.
   *
   * @param exchanges integer programs that each worker solves, more in a large fleet; 0 without an
   *     LP engine
   * @param seconds wall clock that one of them may take; 0 for no limit
   */
  public void round(int exchanges, double seconds) {
    if (cells.bins().isEmpty()) {
      return;
    }
    int programs = exchanges * exchangesOfRound();
    double temperature = nextTemperature();
    var plan = new Contents(books.snapshot());
    List<Scope> halves = Scope.halves(cells, rounds++ % ACROSS_SITES != 0, random);
    List<Task> tasks =
        halves.stream()
            .map(half ->
                new Task(
                    plan,
                    half,
                    random.split(),
                    proposals(half, exchanges),
                    temperature,
                    programs,
                    seconds))
            .toList();
    moves += tasks.stream().mapToLong(task -> task.proposals() + task.exchanges()).sum();
    join(plan, crew.all(tasks.size(), i -> workers.get(i).work(tasks.get(i))));
    best.remember();
  }

  /** At first the racks of the dive are filled anew a few at a time, each about twice. */
  private int proposals(Scope half, int exchanges) {
    int filled = rounds * exchangesOfRound() * BINS_PER_ROUND;
    boolean twice = filled >= 2 * cells.bins().size();
    boolean opening = exchanges > 0 && !twice && rounds < LONGEST_OPENING;
    int proposals = Math.clamp((long) PROPOSALS_PER_BIN * half.size(), FEWEST_PROPOSALS, MOST_PROPOSALS);
    return opening ? 0 : proposals;
  }

  private int exchangesOfRound() {
    return 1 + cells.bins().size() / BINS_PER_EXCHANGE;
  }

  private double nextTemperature() {
    if (roundOfCycle == cycleLength) {
      best.restore();
      roundOfCycle = 0;
      cycleLength = Math.min(2 * cycleLength, LONGEST_CYCLE);
    }
    if (roundOfCycle == 0) {
      double share = COOLEST * Math.pow(HOTTEST / COOLEST, random.nextDouble());
      hot = share * candidates.worthOfAccelerator();
    }
    return hot * Math.pow(COLD_OVER_HOT, (double) roundOfCycle++ / cycleLength);
  }

  /**
   * Puts the work of both into the books, or that of the better one where they came into each
   * other's way.
   */
  private void join(Contents plan, List<Outcome> outcomes) {
    outcomes.forEach(outcome -> transfer.clear(outcome.scope()));
    outcomes.forEach(outcome -> transfer.fill(outcome.scope(), outcome.contents().items()));
    Outcome better =
        outcomes.getFirst().objective() >= outcomes.getLast().objective()
            ? outcomes.getFirst()
            : outcomes.getLast();
    if (books.objective() < better.objective()) {
      books.restore(plan.items());
      transfer.clear(better.scope());
      transfer.fill(better.scope(), better.contents().items());
    }
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

  /** How many moves it has tried, integer programs included. */
  public long moves() {
    return moves;
  }

  /** The best plan so far, looked at without disturbing the search; pinned shards left out. */
  public List<Placement> bestPlan() {
    return best.placements();
  }
}
