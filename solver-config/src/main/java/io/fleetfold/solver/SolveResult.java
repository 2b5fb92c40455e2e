package io.fleetfold.solver;

import io.fleetfold.constraints.Audit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.bound.AuditedBound;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.bound.Gap;
import io.fleetfold.solver.bound.ShadowPrices;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan and everything that is known of it. Immutable and thread-safe.
 *
 * {@snippet file="io/fleetfold/solver/LibraryExamplesTest.java" region="prices"}
 *
 * @param problem what was solved, after every change made meanwhile
 * @param placements every shard on its host, pinned ones included
 * @param audit what the plan earns and breaks, computed without the solver
 * @param bound what no plan can beat; {@code null} when it is not known
 * @param noBoundReason why there is no bound; {@code null} when there is one
 * @param branchAndBoundUsdPerHour for a fleet small enough to be solved whole: what branch and
 *     bound found that no plan can exceed, to the tolerances of its engine. Unlike the bound it
 *     comes without a certificate. {@code null} when it is not known
 * @param stoppedEarly whether somebody called {@link FleetSolver#stop()}
 * @param moves that the search tried, those of local search left out
 * @param steps search rounds and local search steps made
 */
public record SolveResult(
    FleetProblem problem,
    List<Placement> placements,
    Audit audit,
    Baselines baselines,
    @Nullable BoundReport bound,
    @Nullable String noBoundReason,
    @Nullable Double branchAndBoundUsdPerHour,
    boolean stoppedEarly,
    Duration elapsed,
    long moves,
    long steps) {

  /** Copies the list, so that a result never changes. */
  public SolveResult {
    placements = List.copyOf(placements);
  }

  /** What the limits cost; {@code null} when the bound is not known. */
  public @Nullable ShadowPrices prices() {
    return bound == null ? null : bound.prices();
  }

  /**
   * No plan that keeps every limit, and serves the contracts as well as this one, earns more
   * ({@link AuditedBound}). {@code null} when it is not known.
   */
  public @Nullable Double upperBoundUsdPerHour() {
    return bound == null ? null : (Double) AuditedBound.usdPerHour(bound, audit);
  }

  /**
   * How far the margin is below {@link #upperBoundUsdPerHour}, as a share of it: 0.01 is 1 %
   * ({@link Gap}). {@code null} when that is not known, and for a plan that breaks a limit, of
   * which no bound speaks.
   */
  public @Nullable Double gap() {
    Double upper = upperBoundUsdPerHour();
    return upper == null || !audit.isFeasible()
        ? null
        : (Double) Gap.of(upper, audit.money().marginMicroUsdPerHour() * 1e-6);
  }

  /**
   * How far the margin is below {@link #branchAndBoundUsdPerHour}, as a share of it. {@code null}
   * when that is not known.
   */
  public @Nullable Double branchAndBoundGap() {
    return branchAndBoundUsdPerHour == null
        ? null
        : (Double) Gap.of(branchAndBoundUsdPerHour, audit.money().marginMicroUsdPerHour() * 1e-6);
  }
}
