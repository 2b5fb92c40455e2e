package io.fleetfold.solver;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import io.fleetfold.solver.baseline.AggregatedOnly;
import io.fleetfold.solver.baseline.NewestFirst;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.bound.LpEngine;
import io.fleetfold.solver.bound.PatternRelaxation;
import io.fleetfold.solver.bound.WholeRelaxation;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.ShortagePrice;
import io.fleetfold.solver.local.LocalSearch;
import io.fleetfold.solver.search.FleetSearch;
import io.fleetfold.solver.search.RoughPrices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Solves one fleet problem once: {@code new FleetSolver(problem, options, listener).solve()}.
 *
 * <p>The relaxation gives a bound and prices; a dive and rounds of search give a plan; Timefold's
 * local search has the last word under the constraint streams; {@code PlanAudit} says what the plan
 * is worth. {@link #solve} is called once, by one thread; {@link #stop} by any thread. Different
 * solvers may run at the same time.
 */
public final class FleetSolver {

  /** Rounds of search for the aggregated-only baseline. */
  private static final int BASELINE_ROUNDS = 20;

  private static final int BOUND_WORK = 2400;
  private static final int FEWEST_BOUND_ROUNDS = 8;
  private static final int MOST_BOUND_ROUNDS = 60;
  private static final double BOUND_TOLERANCE = 2e-4;

  /**
   * Share of the time limit that a small fleet may spend on being solved as one integer program.
   */
  private static final double WHOLE_SHARE = 0.45;

  /** Share of the time limit after which Timefold's local search takes over. */
  private static final double SEARCH_SHARE = 0.85;

  private final FleetProblem problem;
  private final SolveOptions options;
  private final Consumer<Progress> listener;
  private final Clock clock;
  private volatile boolean stopped;
  private volatile @Nullable LocalSearch localSearch;
  private @Nullable BoundReport bound;
  private long steps;

  /** Prepares a solve; {@code listener} is called in the thread that solves. */
  public FleetSolver(FleetProblem problem, SolveOptions options, Consumer<Progress> listener) {
    this.problem = problem;
    this.options = options;
    this.listener = listener;
    this.clock = new Clock(options.timeLimit());
  }

  /** Ends the solve early; {@link #solve} still returns its best plan. Thread-safe. */
  public void stop() {
    stopped = true;
    LocalSearch running = localSearch;
    if (running != null) {
      running.stop();
    }
  }

  /** Solves. */
  public SolveResult solve() {
    clock.start();
    var cells = CellMap.of(FleetIndex.of(problem));
    String noBound = LpEngine.whyMissing();
    Baselines baselines = baselines(cells);
    FleetSearch search = search(cells, noBound == null);
    Best best = new Best();
    best.offer(withPinned(search.bestPlan()));
    best.offer(problem.previous().isEmpty() ? List.of() : withPinned(List.of()));
    offer(best, baselines.newestFirst());
    offer(best, baselines.aggregatedOnly());
    best.offer(improve(best));
    return new SolveResult(
        problem,
        best.placements,
        best.audit(),
        baselines,
        bound,
        noBound,
        stopped,
        clock.elapsed(),
        steps);
  }

  private static void offer(Best best, @Nullable Baseline baseline) {
    if (baseline != null) {
      best.offer(baseline.placements());
    }
  }

  private Baselines baselines(CellMap cells) {
    report("baselines", Double.NaN);
    Baseline newest = baseline("newest accelerators first", NewestFirst.plan(cells));
    List<Placement> aggregated =
        AggregatedOnly.plan(problem, stopped ? 0 : BASELINE_ROUNDS, options.seed());
    return new Baselines(newest, baseline("one pool for both phases", aggregated));
  }

  private @Nullable Baseline baseline(String name, List<Placement> placements) {
    if (placements.isEmpty()) {
      return null;
    }
    List<Placement> all = withPinned(placements);
    return new Baseline(name, all, PlanAudit.audit(problem, all));
  }

  private FleetSearch search(CellMap cells, boolean engine) {
    report("relaxation", Double.NaN);
    var prices =
        engine ? WholeRelaxation.prices(cells, ShortagePrice.of(cells)) : RoughPrices.of(cells);
    var search = new FleetSearch(cells, prices, options.seed());
    if (!engine) {
      search.fillGreedily();
      rounds(search, false);
      return search;
    }
    search.dive();
    var relaxation = PatternRelaxation.start(cells, prices);
    relaxation.run(1, BOUND_TOLERANCE, () -> false);
    bound = relaxation.report();
    Duration boundLimit = clock.share(0.35);
    relaxation.run(boundRounds(cells), BOUND_TOLERANCE, () -> stopped || clock.isOver(boundLimit));
    bound = relaxation.report();
    Duration wholeLimit = clock.share(WHOLE_SHARE);
    search.solveWhole(wholeLimit == null ? 0 : wholeLimit.toMillis() / 1e3);
    rounds(search, true);
    return search;
  }

  /** Pricing a round takes time in proportion to the classes of cells, so small fleets get more. */
  private static int boundRounds(CellMap cells) {
    return Math.clamp(
        BOUND_WORK / Math.max(1, cells.classes().size()), FEWEST_BOUND_ROUNDS, MOST_BOUND_ROUNDS);
  }

  private void rounds(FleetSearch search, boolean engine) {
    Duration limit = clock.share(SEARCH_SHARE);
    while (!stopped
        && !clock.isOver(limit)
        && (options.steps() == null || steps < options.steps())) {
      search.round(engine);
      steps++;
      report("search", search.bestObjective() * 1e-6);
      if (isCloseEnough(search.bestObjective() * 1e-6)) {
        break;
      }
    }
  }

  private boolean isCloseEnough(double marginUsdPerHour) {
    Double target = options.targetGap();
    BoundReport known = bound;
    return target != null
        && known != null
        && known.upperBoundUsdPerHour() - marginUsdPerHour
            <= target * Math.abs(known.upperBoundUsdPerHour());
  }

  private List<Placement> improve(Best best) {
    Duration left = clock.left();
    boolean over = left != null && left.isZero();
    if (stopped || over || isCloseEnough(best.audit().money().marginMicroUsdPerHour() * 1e-6)) {
      return best.placements;
    }
    var search = new LocalSearch(problem, left, options.steps(), options.seed());
    localSearch = search;
    if (stopped) {
      return best.placements;
    }
    return search.improve(
        withoutPinned(best.placements),
        plan -> {
          steps++;
          var score = plan.getScore();
          report("local search", score == null ? Double.NaN : score.softScore() * 1e-6);
        });
  }

  private void report(String stage, double marginUsdPerHour) {
    Double upper = bound == null ? null : bound.upperBoundUsdPerHour();
    listener.accept(new Progress(stage, clock.elapsed(), marginUsdPerHour, upper, steps));
  }

  private List<Placement> withPinned(List<Placement> placements) {
    List<Placement> all = new ArrayList<>(placements);
    for (PreviousPlan.Count count : problem.previous().counts()) {
      for (int i = 0; i < count.pinned(); i++) {
        all.add(count.placement());
      }
    }
    return all;
  }

  private List<Placement> withoutPinned(List<Placement> placements) {
    List<Placement> free = new ArrayList<>(placements);
    for (PreviousPlan.Count count : problem.previous().counts()) {
      for (int i = 0; i < count.pinned(); i++) {
        free.remove(count.placement());
      }
    }
    return free;
  }

  /** The best plan so far, as the audit sees it. */
  private final class Best {

    private List<Placement> placements = List.of();
    private @Nullable Audit audit;

    void offer(List<Placement> candidate) {
      Audit found = PlanAudit.audit(problem, candidate);
      if (audit == null || order().compare(found, audit) > 0) {
        placements = candidate;
        audit = found;
      }
    }

    Audit audit() {
      return audit == null ? PlanAudit.audit(problem, placements) : audit;
    }

    private static Comparator<Audit> order() {
      return Comparator.<Audit>comparingLong(found -> found.score().hard())
          .thenComparingLong(found -> found.score().medium())
          .thenComparingLong(found -> found.score().soft());
    }
  }
}
