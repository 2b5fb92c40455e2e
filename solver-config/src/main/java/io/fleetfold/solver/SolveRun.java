package io.fleetfold.solver;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.Score;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.Improvements.PlanSource;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.bound.Gap;
import io.fleetfold.solver.change.PinnedShards;
import io.fleetfold.solver.notes.PhaseListener;
import io.fleetfold.solver.notes.SearchSettings;
import io.fleetfold.solver.notes.SolveNotes;
import io.fleetfold.solver.notes.Stage;
import io.fleetfold.solver.program.LpEngine;
import io.fleetfold.solver.work.Crew;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a Timefold solver: hears of better plans and of what the phases learn, ends the run
 * when the plan is good enough, and says what came of it. Used by the thread that solves.
 */
final class SolveRun implements PhaseListener {

  /** Share of the time limit that a small fleet may spend on being solved as one program. */
  private static final double WHOLE_SHARE = 0.45;

  /** Wall clock that one integer program of an exchange may take where time is limited. */
  private static final Duration EXCHANGE_LIMIT = Duration.ofSeconds(1);

  /** Bins up to which a first bound and the baselines are a matter of a moment. */
  private static final int FEW_BINS = 600;

  /** Share by which what the engine of integer programs proves may be off. */
  private static final double ENGINE_TOLERANCE = 1e-5;

  private final SolveOptions options;
  private final Crew crew;
  private final Improvements improvements;
  private final BooleanSupplier stopped;
  private final long endNanos;
  private final Solver<FleetPlan> solver;
  private final SolveNotes blank;
  private @Nullable SolveNotes notes;
  private @Nullable BaselinePlans baselining;
  private Stage stage = Stage.RELAXATION;
  private boolean dived;

  SolveRun(
      SolveOptions options,
      @Nullable Duration timeLimit,
      Crew crew,
      Improvements improvements,
      BooleanSupplier stopped) {
    this.options = options;
    this.crew = crew;
    this.improvements = improvements;
    this.stopped = stopped;
    this.endNanos = timeLimit == null ? Long.MAX_VALUE : System.nanoTime() + timeLimit.toNanos();
    this.solver =
        SolverFactory.<FleetPlan>create(FleetSolverConfig.of(options, timeLimit)).buildSolver();
    this.blank =
        new SolveNotes(
            new SearchSettings(
                crew,
                timeLimit == null ? null : share(timeLimit),
                timeLimit == null ? null : EXCHANGE_LIMIT,
                this::isOver,
                kind -> true,
                this));
    solver.addEventListener(event -> better(event.getNewBestSolution()));
  }

  private static Duration share(Duration timeLimit) {
    return Duration.ofNanos((long) (timeLimit.toNanos() * WHOLE_SHARE));
  }

  /** What Timefold ends between two steps, the phases' own work ends within one. */
  private boolean isOver() {
    return stopped.getAsBoolean()
        || (endNanos < Long.MAX_VALUE && System.nanoTime() - endNanos >= 0);
  }

  Solver<FleetPlan> solver() {
    return solver;
  }

  /**
   * Solves.
   *
   * @param start what runs at first, pinned shards left out
   */
  SolveResult solve(FleetProblem problem, List<Placement> start) {
    FleetPlan plan = FleetPlan.of(problem, start);
    plan.setNotes(blank);
    return result(solver.solve(plan));
  }

  @Override
  public void at(Stage now, SolveNotes learnt) {
    stage = now;
    dived = now != Stage.RELAXATION;
    if (notes != learnt) {
      notes = learnt;
      baselining = null;
    }
    if (baselining == null && (now != Stage.RELAXATION || isSmall(learnt))) {
      baselining = baselines(learnt);
    }
    improvements.report(stage, learnt.problem(), leastBound(), learnt.exchanges());
    endIfDone(improvements.last(learnt.problem()));
  }

  /** The plan that a solve begins with is no news. */
  private void better(FleetPlan plan) {
    if (notes == null) {
      return;
    }
    var worth = Objects.requireNonNull(plan.getScore(), "a better plan has a score");
    var score = new Score(worth.hardScore(), worth.mediumScore(), worth.softScore());
    boolean known = notes.problem() == plan.problem();
    improvements.announce(
        stage,
        new PlanSource(plan.problem(), score, plan::placements),
        known ? leastBound() : null,
        notes.exchanges());
    if (known) {
      endIfDone(score);
    }
  }

  private void endIfDone(@Nullable Score score) {
    if (stopped.getAsBoolean() || (score != null && isCloseEnough(score))) {
      solver.terminateEarly();
    }
  }

  private boolean isCloseEnough(Score score) {
    Double target = options.targetGap();
    Double least = leastBound();
    return target != null
        && least != null
        && score.hard() == 0
        && score.medium() == 0
        && Gap.isCloseEnough(target, least, score.soft() * 1e-6);
  }

  private @Nullable Double leastBound() {
    if (notes == null) {
      return null;
    }
    BoundReport bound = notes.bound();
    double proven = bound == null ? Double.POSITIVE_INFINITY : bound.upperBoundUsdPerHour();
    double least = Math.min(proven, notes.branchAndBoundUsdPerHour());
    return Double.isFinite(least) ? (Double) least : null;
  }

  private static boolean isSmall(SolveNotes of) {
    return of.cells().bins().size() <= FEW_BINS;
  }

  /** In a large fleet they begin after the first plan, and have to be done when time is up. */
  private BaselinePlans baselines(SolveNotes of) {
    BooleanSupplier ended = isSmall(of) ? stopped : this::isOver;
    return BaselinePlans.start(
        of.problem(),
        of.cells(),
        options.seed(),
        crew,
        () -> ended.getAsBoolean() || notes != of,
        () -> !isSmall(of) && (ended.getAsBoolean() || notes != of));
  }

  private SolveResult result(FleetPlan plan) {
    SolveNotes known = SolveNotes.of(plan);
    if (notes != known || baselining == null) {
      notes = known;
      baselining = baselines(known);
    }
    if (known.bound() == null && isSmall(known)) {
      known.search(() -> false);
      known.proveBound(() -> true);
    }
    Baselines baselines = baselining.await();
    BestPlan best = new BestPlan(plan.problem());
    best.offer(plan.placements());
    best.offer(PinnedShards.with(plan.problem(), List.of()));
    best.offer(baselines.newestFirst());
    best.offer(baselines.aggregatedOnly());
    return result(best, known, baselines);
  }

  private SolveResult result(BestPlan best, SolveNotes known, Baselines baselines) {
    Audit audit = best.audit();
    if (known.leastShortfall() == null && known.cells().bins().size() <= FEW_BINS) {
      known.proveShortfall(-audit.score().medium(), Duration.ZERO, () -> true);
    }
    improvements.announce(
        Stage.RESULT,
        new PlanSource(known.problem(), audit.score(), best::placements),
        leastBound(),
        known.exchanges());
    return new SolveResult(
        known.problem(),
        best.placements(),
        audit,
        baselines,
        known.bound(),
        whyNoBound(known),
        branchAndBound(audit, known.branchAndBoundUsdPerHour()),
        known.leastShortfall(),
        stopped.getAsBoolean() || (isOver() && !dived),
        improvements.elapsed(),
        known.moves(),
        known.exchanges());
  }

  private static @Nullable String whyNoBound(SolveNotes known) {
    String missing = LpEngine.whyMissing();
    return missing == null && known.bound() == null
        ? "the solve ended before a bound was proved"
        : missing;
  }

  /**
   * Nothing for a plan that breaks a limit or contract: branch and bound speaks of others.
   *
   * @throws IllegalStateException when a plan earns more than branch and bound says that any can,
   *     by more than the engine's tolerance
   */
  static @Nullable Double branchAndBound(Audit audit, double proved) {
    if (!Double.isFinite(proved) || !audit.isFeasible() || audit.score().medium() < 0) {
      return null;
    }
    double margin = audit.money().marginMicroUsdPerHour() * 1e-6;
    if (margin - proved > ENGINE_TOLERANCE * Math.max(1, Math.abs(margin))) {
      throw new IllegalStateException(
          "branch and bound proves that no plan earns more than $"
              + proved
              + " /h, but this one earns $"
              + margin);
    }
    return Math.max(proved, margin);
  }
}
