package io.fleetfold.solver;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.constraints.Score;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.bound.FleetBound;
import io.fleetfold.solver.bound.Gap;
import io.fleetfold.solver.bound.WholeRelaxation;
import io.fleetfold.solver.change.CarryOver;
import io.fleetfold.solver.change.FleetChange;
import io.fleetfold.solver.change.PinnedShards;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.ShortagePrice;
import io.fleetfold.solver.local.LocalSearch;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.program.LpEngine;
import io.fleetfold.solver.search.FleetSearch;
import io.fleetfold.solver.search.RoughPrices;
import io.fleetfold.solver.work.Crew;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Solves one fleet problem once.
 *
 * {@snippet file="io/fleetfold/solver/LibraryExamplesTest.java" region="solve"}
 *
 * <p>The relaxation gives a bound and prices; a dive and rounds of search give a plan; Timefold's
 * local search has the last word under the constraint streams; {@code PlanAudit} says what the plan
 * is worth.
 *
 * <p>{@link #solve} is called once, by one thread; {@link #stop} and {@link #change} by any thread,
 * listeners in the thread that solves. Solvers share nothing but the executor that they are given
 * ({@link SolveOptions#executor}), so any number may run at the same time, each as if it were
 * alone.
 */
public final class FleetSolver {

  /** Share of the time limit that the bound may take beyond its first round. */
  private static final double BOUND_SHARE = 0.25;

  /**
   * Share of the time limit that a small fleet may spend on being solved as one integer program.
   */
  private static final double WHOLE_SHARE = 0.45;

  /** Integer programs that each of two workers solves in a round of search. */
  private static final int EXCHANGES = 1;

  /** Wall clock that one of them may take. */
  private static final double EXCHANGE_SECONDS = 1;

  /** Share by which what the engine of integer programs proves may be off. */
  private static final double ENGINE_TOLERANCE = 1e-5;

  /** Share of the time limit after which Timefold's local search takes over. */
  private static final double SEARCH_SHARE = 0.95;

  private final SolveOptions options;
  private final Consumer<Progress> listener;
  private final Improvements improvements = new Improvements();
  private final Clock clock;
  private final Patience patience;
  private final LiveProblem live;
  private FleetProblem problem;
  private volatile boolean stopped;
  private List<Placement> start = List.of();
  private @Nullable BoundReport bound;

  /** What branch and bound over the whole fleet proved, in dollars per hour. */
  private double branchAndBound = Double.POSITIVE_INFINITY;

  private long moves;
  private long steps;
  private long stepsBefore;

  /** Prepares a solve; {@code listener} is called in the thread that solves. */
  public FleetSolver(FleetProblem problem, SolveOptions options, Consumer<Progress> listener) {
    this.problem = problem;
    this.live = new LiveProblem(problem);
    this.options = options;
    this.listener = listener;
    this.clock = new Clock(options.timeLimit());
    this.patience = new Patience(options.unimproved());
  }

  /** Prepares a solve that nobody listens to. */
  public FleetSolver(FleetProblem problem, SolveOptions options) {
    this(problem, options, progress -> {});
  }

  /**
   * Calls a listener at every better plan, in the thread that solves; the last one that it hears of
   * is worth what the result is. What it throws ends the solve.
   *
   * {@snippet file="io/fleetfold/solver/LibraryExamplesTest.java" region="listen"}
   */
  public FleetSolver onImprovement(Consumer<Improvement> improvementListener) {
    improvements.add(improvementListener);
    return this;
  }

  /**
   * Takes the plan of another problem over, as far as it fits: the search goes on from it where it
   * is the best so far, and the result is never worse. Called before {@link #solve}.
   */
  public FleetSolver startFrom(PlannedFleet other) {
    start = CarryOver.of(other.problem(), other.placements(), problem);
    return this;
  }

  /** Ends the solve early; {@link #solve} still returns its best plan. Thread-safe. */
  public void stop() {
    stopped = true;
    live.stop();
  }

  /**
   * Changes the problem, before or while it is solved: all of these at once, and after the changes
   * before. The result is a plan, an audit and a bound of the problem after every change that was
   * made before {@link #solve} returned. The best plan is carried over as far as it still fits; a
   * step limit begins anew, a time limit does not. Thread-safe, and a listener may call it too.
   *
   * {@snippet file="io/fleetfold/solver/LibraryExamplesTest.java" region="change"}
   *
   * @throws IllegalArgumentException when a change names something that is not there, or adds
   *     something that is; nothing is changed then
   * @throws IllegalStateException when the solve has ended
   */
  public void change(FleetChange... changes) {
    live.change(List.of(changes));
  }

  /**
   * Solves, and returns the best plan found when a limit is reached or somebody calls {@link
   * #stop}. A fleet that no plan can keep within its limits is no error: the audit of the result
   * says what is broken.
   */
  public SolveResult solve() {
    clock.start();
    try (var crew = Crew.of(options.executor())) {
      return solve(crew);
    } catch (RuntimeException | Error e) {
      stopped = true;
      throw e;
    }
  }

  private SolveResult solve(Crew crew) {
    List<Placement> carried = start;
    while (true) {
      SolveResult result = solve(carried, crew);
      announceLast(result);
      if (live.end(problem)) {
        return result;
      }
      carried = CarryOver.of(problem, result.placements(), live.now());
    }
  }

  /** Solves the problem as it is now, until it changes, from what is left of an earlier plan. */
  private SolveResult solve(List<Placement> carried, Crew crew) {
    problem = live.now();
    forgetBounds();
    stepsBefore = steps;
    var cells = CellMap.of(FleetIndex.of(problem));
    BaselinePlans baselining = baselines(cells, crew);
    FleetSearch search = search(cells, carried, crew);
    moves += search.moves();
    Baselines baselines = baselining.await();
    BestPlan best = new BestPlan(problem);
    best.offer(withPinned(search.bestPlan()));
    best.offer(problem.previous().isEmpty() ? List.of() : withPinned(List.of()));
    if (!carried.isEmpty()) {
      best.offer(carried);
    }
    best.offer(baselines.newestFirst());
    best.offer(baselines.aggregatedOnly());
    List<Placement> improved = improve(best);
    if (best.isFor(problem)) {
      best.offer(improved);
      return result(best, baselines);
    }
    return measured(improved, crew);
  }

  private BaselinePlans baselines(CellMap cells, Crew crew) {
    return BaselinePlans.start(problem, cells, options.seed(), crew, interruptedOver(problem));
  }

  /** A plan of local search for a problem that changed meanwhile. */
  private SolveResult measured(List<Placement> plan, Crew crew) {
    var cells = CellMap.of(FleetIndex.of(problem));
    BaselinePlans baselining = baselines(cells, crew);
    forgetBounds();
    if (hasEngine()) {
      var relaxation = WholeRelaxation.of(cells, ShortagePrice.of(cells));
      relax(cells, relaxation.prices(), relaxation.roundedPrices(() -> false), crew);
    }
    BestPlan best = new BestPlan(problem);
    best.offer(plan);
    Baselines baselines = baselining.await();
    best.offer(baselines.newestFirst());
    best.offer(baselines.aggregatedOnly());
    return result(best, baselines);
  }

  private void forgetBounds() {
    bound = null;
    branchAndBound = Double.POSITIVE_INFINITY;
  }

  private static boolean hasEngine() {
    return LpEngine.whyMissing() == null;
  }

  private SolveResult result(BestPlan best, Baselines baselines) {
    return new SolveResult(
        problem,
        best.placements(),
        best.audit(),
        baselines,
        bound,
        LpEngine.whyMissing(),
        branchAndBound(best.audit()),
        stopped,
        clock.elapsed(),
        moves,
        steps);
  }

  /**
   * Nothing for a plan that breaks a limit or contract: branch and bound speaks of others.
   *
   * @throws IllegalStateException when a plan earns more than branch and bound says that any can,
   *     by more than the engine's tolerance
   */
  private @Nullable Double branchAndBound(Audit audit) {
    if (!Double.isFinite(branchAndBound) || !audit.isFeasible() || audit.score().medium() < 0) {
      return null;
    }
    double margin = marginUsdPerHour(audit);
    if (margin - branchAndBound > ENGINE_TOLERANCE * Math.max(1, Math.abs(margin))) {
      throw new IllegalStateException(
          "branch and bound proves that no plan earns more than $"
              + branchAndBound
              + " /h, but this one earns $"
              + margin);
    }
    return Math.max(branchAndBound, margin);
  }

  /** Whether this pass has no more to do: somebody stopped the solve, or the problem changed. */
  private boolean isInterrupted() {
    return interruptedOver(problem).getAsBoolean();
  }

  private BooleanSupplier interruptedOver(FleetProblem of) {
    return () -> stopped || live.now() != of;
  }

  private FleetSearch search(CellMap cells, List<Placement> carried, Crew crew) {
    listener.accept(progress("relaxation", null));
    if (!hasEngine()) {
      var search = new FleetSearch(cells, RoughPrices.of(cells), options.seed(), crew);
      search.fillGreedily();
      offerPlans(search, carried);
      rounds(search, false);
      return search;
    }
    var relaxation = WholeRelaxation.of(cells, ShortagePrice.of(cells));
    Prices rounded = relaxation.roundedPrices(this::isInterrupted);
    var search = new FleetSearch(cells, relaxation.prices(), rounded, options.seed(), crew);
    search.dive();
    offerPlans(search, carried);
    report("bound", search);
    relax(cells, relaxation.prices(), rounded, crew);
    report("search", search);
    solveWhole(search);
    rounds(search, true);
    return search;
  }

  /** The plan in force, and what a change of the problem left of the last plan, may be better. */
  private void offerPlans(FleetSearch search, List<Placement> carried) {
    if (!problem.previous().isEmpty()) {
      search.offer(PinnedShards.free(problem));
    }
    if (!carried.isEmpty()) {
      search.offer(PinnedShards.without(problem, carried));
    }
  }

  private void solveWhole(FleetSearch search) {
    Duration limit = clock.shareOfLeft(WHOLE_SHARE);
    boolean closeEnough = isCloseEnough(search.bestObjective() * 1e-6);
    if (!closeEnough && !isInterrupted() && (limit == null || !limit.isZero())) {
      listener.accept(progress("branch and bound", improvements.last(problem)));
      branchAndBound = search.solveWhole(limit == null ? 0 : limit.toMillis() / 1e3) * 1e-6;
      report("branch and bound", search);
    }
  }

  private void relax(CellMap cells, Prices duals, Prices rounded, Crew crew) {
    Duration limit = clock.share(BOUND_SHARE);
    bound =
        FleetBound.of(
            cells,
            duals,
            rounded,
            FleetBound.USUAL_ROUNDS,
            crew,
            () -> isInterrupted() || clock.isOver(limit));
  }

  private void rounds(FleetSearch search, boolean engine) {
    Duration limit = clock.share(SEARCH_SHARE);
    patience.restart(search.bestObjective() * 1e-6, steps, clock.elapsed());
    boolean done = isCloseEnough(search.bestObjective() * 1e-6);
    while (!done && !isInterrupted() && !clock.isOver(limit) && hasStepsLeft()) {
      search.round(engine ? EXCHANGES : 0, options.timeLimit() == null ? 0 : EXCHANGE_SECONDS);
      steps++;
      double margin = search.bestObjective() * 1e-6;
      report("search", search);
      done = isCloseEnough(margin) || patience.isOver(margin, steps, clock.elapsed());
    }
  }

  private boolean hasStepsLeft() {
    return options.steps() == null || steps - stepsBefore < options.steps();
  }

  private boolean isCloseEnough(double marginUsdPerHour) {
    Double target = options.targetGap();
    Double least = leastBound();
    return target != null && least != null && Gap.isCloseEnough(target, least, marginUsdPerHour);
  }

  private boolean isCloseEnough(Audit audit) {
    return audit.score().medium() == 0 && isCloseEnough(marginUsdPerHour(audit));
  }

  private static double marginUsdPerHour(Audit audit) {
    return audit.money().marginMicroUsdPerHour() * 1e-6;
  }

  /**
   * Improves a plan by local search; the problem may change meanwhile, and is then another one
   * afterwards. Local search goes in slices where it is to end once it no longer improves.
   */
  private List<Placement> improve(BestPlan best) {
    List<Placement> placements = best.placements();
    Audit audit = best.audit();
    patience.restart(marginUsdPerHour(audit), 0, clock.elapsed());
    var slices = new LocalSlices(options, clock);
    while (slices.hasNext() && !isInterrupted() && !isCloseEnough(audit)) {
      LocalSearch search = slices.next(problem);
      if (!live.enter(search, problem)) {
        return placements;
      }
      placements = search.improve(PinnedShards.without(problem, placements), this::report);
      live.leave();
      audit = PlanAudit.audit(search.problem(), placements);
      double margin = marginUsdPerHour(audit);
      if (problem != search.problem()) {
        problem = search.problem();
        forgetBounds();
        slices.restart();
        patience.restart(margin, 0, clock.elapsed());
      } else if (options.unimproved() == null
          || patience.isOver(margin, slices.steps(), clock.elapsed())) {
        return placements;
      }
    }
    return placements;
  }

  private void report(FleetPlan plan) {
    steps++;
    Score score = score(plan);
    announce("local search", score, plan.problem(), plan::placements);
    if (score.medium() == 0 && isCloseEnough(score.soft() * 1e-6)) {
      live.endLocalSearch();
    }
  }

  private static Score score(FleetPlan plan) {
    var score = Objects.requireNonNull(plan.getScore(), "a plan of local search has a score");
    return new Score(score.hardScore(), score.mediumScore(), score.softScore());
  }

  private void report(String stage, FleetSearch search) {
    if (!improvements.isFurther(problem, search.bestObjective())) {
      listener.accept(progress(stage, improvements.last(problem)));
      return;
    }
    List<Placement> placements = withPinned(search.bestPlan());
    announce(stage, PlanAudit.audit(problem, placements).score(), problem, () -> placements);
  }

  private void announce(
      String stage, Score score, FleetProblem of, Supplier<List<Placement>> placements) {
    Progress progress = progress(stage, score);
    listener.accept(progress);
    if (improvements.isBetter(of, score)) {
      improvements.announce(new Improvement(progress, of, placements), score);
    }
  }

  /** The result may be a plan that no search came upon, such as a baseline. */
  private void announceLast(SolveResult result) {
    Score score = result.audit().score();
    if (!score.equals(improvements.last(result.problem()))) {
      Progress progress = progress("result", score);
      listener.accept(progress);
      improvements.announce(new Improvement(progress, result.problem(), result::placements), score);
    }
  }

  private Progress progress(String stage, @Nullable Score score) {
    boolean keepsContracts = score == null || score.medium() == 0;
    double margin = score == null ? Double.NaN : score.soft() * 1e-6;
    return new Progress(
        stage, clock.elapsed(), margin, keepsContracts ? leastBound() : null, steps);
  }

  private @Nullable Double leastBound() {
    double proven = bound == null ? Double.POSITIVE_INFINITY : bound.upperBoundUsdPerHour();
    double least = Math.min(proven, branchAndBound);
    return Double.isFinite(least) ? (Double) least : null;
  }

  private List<Placement> withPinned(List<Placement> placements) {
    return PinnedShards.with(problem, placements);
  }
}
