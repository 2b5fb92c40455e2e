package io.fleetfold.solver.notes;

import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.bound.FleetBound;
import io.fleetfold.solver.bound.LeastShortfall;
import io.fleetfold.solver.bound.ShortfallBound;
import io.fleetfold.solver.bound.WholeRelaxation;
import io.fleetfold.solver.change.PinnedShards;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.ShortagePrice;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.program.LpEngine;
import io.fleetfold.solver.search.FleetSearch;
import io.fleetfold.solver.search.RoughPrices;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the phases of one solve know of its problem beside the plan: prices, the books that they
 * search in, bounds. The plan carries the notes ({@link FleetPlan#notes}); where it has none yet, a
 * phase makes them anew from the problem. Used by the thread that solves.
 */
public final class SolveNotes {

  /** Moves of single shards for every exchange of racks. */
  public static final int MOVES_AN_EXCHANGE = 10_000;

  private final SearchSettings settings;
  private @Nullable FleetProblem problem;
  private @Nullable CellMap cells;
  private @Nullable Prices prices;
  private @Nullable Prices roundedPrices;
  private @Nullable FleetSearch search;
  private @Nullable BoundReport bound;
  private double branchAndBound = Double.POSITIVE_INFINITY;
  private @Nullable LeastShortfall leastShortfall;
  private long exchanges;
  private long moves;

  /** Notes of a solve that has not begun. */
  public SolveNotes(SearchSettings settings) {
    this.settings = settings;
  }

  /** The notes of a plan; notes of another problem, or of no kind, are replaced by new ones. */
  public static SolveNotes of(FleetPlan plan) {
    if (plan.notes() instanceof SolveNotes notes && notes.isOf(plan.problem())) {
      return notes;
    }
    return begin(plan);
  }

  /** New notes for a solve that begins, with the settings of those that the plan came with. */
  public static SolveNotes begin(FleetPlan plan) {
    SolveNotes given = plan.notes() instanceof SolveNotes notes ? notes : null;
    SolveNotes begun = given;
    if (begun == null || begun.problem != null) {
      begun = new SolveNotes(given == null ? SearchSettings.usual() : given.settings);
      plan.setNotes(begun);
    }
    begun.problem = plan.problem();
    return begun;
  }

  private boolean isOf(FleetProblem other) {
    return problem == other;
  }

  /** Notes for another problem, with the same settings. */
  public SolveNotes successor() {
    return new SolveNotes(settings);
  }

  /** How the phases work. */
  public SearchSettings settings() {
    return settings;
  }

  /** Tells whoever listens how far the solve is. */
  public void report(Stage stage) {
    settings.listener().at(stage, this);
  }

  /** The problem that the notes are of. */
  public FleetProblem problem() {
    return Objects.requireNonNull(problem, "no phase has begun");
  }

  /** Its cells. */
  public CellMap cells() {
    if (cells == null) {
      cells = CellMap.of(FleetIndex.of(problem(), settings.kinds()));
    }
    return cells;
  }

  /**
   * The search of the fleet, opened with the prices of the relaxation at the first call.
   *
   * @param stop ends what the search does, until the next call; asked by other threads too
   */
  public FleetSearch search(BooleanSupplier stop) {
    FleetSearch open = search;
    if (open == null) {
      open = hasEngine() ? priced(stop) : rough(stop);
      search = open;
    }
    open.stopWhen(stop);
    return open;
  }

  private FleetSearch priced(BooleanSupplier stop) {
    var relaxation = WholeRelaxation.of(cells(), ShortagePrice.of(cells()), stop);
    prices = relaxation.prices();
    roundedPrices = relaxation.roundedPrices(stop);
    return new FleetSearch(cells(), prices, roundedPrices, settings.crew(), stop);
  }

  private FleetSearch rough(BooleanSupplier stop) {
    Prices guessed = RoughPrices.of(cells());
    return new FleetSearch(cells(), guessed, guessed, settings.crew(), stop);
  }

  /** Whether linear programs can be solved here. */
  public static boolean hasEngine() {
    return LpEngine.whyMissing() == null;
  }

  /**
   * Proves a bound, as far as there is an engine for it.
   *
   * @param stop asked between rounds; once true, what has been proved so far must do
   */
  public void proveBound(BooleanSupplier stop) {
    search(stop);
    if (prices != null && roundedPrices != null) {
      bound =
          FleetBound.of(
              cells(), prices, roundedPrices, FleetBound.USUAL_ROUNDS, settings.crew(), stop);
    }
  }

  /** What no plan can beat; {@code null} while unknown. */
  public @Nullable BoundReport bound() {
    return bound;
  }

  /**
   * What branch and bound over the whole fleet proved that no plan which keeps every contract can
   * exceed, in dollars per hour; infinite while unknown.
   */
  public double branchAndBoundUsdPerHour() {
    return branchAndBound;
  }

  /** Notes what branch and bound proved; infinite for nothing. */
  public void proved(double usdPerHour) {
    branchAndBound = usdPerHour;
  }

  /**
   * Proves how much contracts must miss, where a plan misses some and there is an engine for it.
   *
   * @param missedMicroRps what the plan misses
   * @param branch wall clock of branch and bound; {@code null} for as long as it takes
   * @param stop asked between rounds
   */
  public void proveShortfall(long missedMicroRps, @Nullable Duration branch, BooleanSupplier stop) {
    if (missedMicroRps > 0 && hasEngine()) {
      leastShortfall =
          ShortfallBound.of(problem(), missedMicroRps * 1e-6, branch, settings.crew(), stop);
    }
  }

  /** What contracts must miss; {@code null} while unknown. */
  public @Nullable LeastShortfall leastShortfall() {
    return leastShortfall;
  }

  /** Exchanges of racks that local search has begun so far. */
  public long exchanges() {
    return exchanges;
  }

  /** One exchange more. */
  public void countExchange() {
    exchanges++;
  }

  /** Moves that local search has tried so far. */
  public long moves() {
    return moves;
  }

  /** So many moves more. */
  public void countMoves(long more) {
    moves += more;
  }

  /** Offers the plan as it stands to the search, which goes on from it if it is the best. */
  public static void offer(FleetPlan plan, FleetSearch search) {
    search.offer(PinnedShards.without(plan.problem(), plan.placements()));
  }
}
