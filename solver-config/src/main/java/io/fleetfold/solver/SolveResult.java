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
 * @param moves that the rounds of exchanges tried in books of their own
 * @param steps rounds of exchanges made
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

  /** The plan alone, and what it is worth. */
  public PlannedFleet plan() {
    return new PlannedFleet(problem, placements, audit);
  }

  /** The same with another plan of the problem; what is proved holds for every plan. */
  public SolveResult withPlan(List<Placement> plan, Audit audited) {
    return new SolveResult(
        problem,
        plan,
        audited,
        baselines,
        bound,
        noBoundReason,
        branchAndBoundUsdPerHour,
        stoppedEarly,
        elapsed,
        moves,
        steps);
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

  /** What proves most of how good the plan is; nothing is said of a plan that breaks a limit. */
  public Proof proof() {
    Double duals = upperBoundUsdPerHour();
    if (!audit.isFeasible()) {
      return Proof.NONE;
    }
    if (branchAndBoundUsdPerHour != null && (duals == null || branchAndBoundUsdPerHour < duals)) {
      return Proof.BRANCH_AND_BOUND;
    }
    return duals == null ? Proof.NONE : Proof.DUALS;
  }

  /**
   * The least that anything proves no plan to exceed, of those that keep every limit and serve the
   * contracts as well as this one. {@code null} when there is no {@link #proof}.
   */
  public @Nullable Double leastBoundUsdPerHour() {
    return switch (proof()) {
      case DUALS -> upperBoundUsdPerHour();
      case BRANCH_AND_BOUND -> branchAndBoundUsdPerHour;
      case NONE -> null;
    };
  }

  /**
   * How far the margin is below {@link #leastBoundUsdPerHour}, as a share of it: 0.01 is 1 %, and
   * less than a cent an hour is 0 ({@link Gap}). {@code null} when there is no {@link #proof}.
   */
  public @Nullable Double gap() {
    return gapTo(leastBoundUsdPerHour());
  }

  /** The same below {@link #upperBoundUsdPerHour}, whether or not something else proves more. */
  public @Nullable Double dualsGap() {
    return gapTo(audit.isFeasible() ? upperBoundUsdPerHour() : null);
  }

  private @Nullable Double gapTo(@Nullable Double bound) {
    double margin = audit.money().marginMicroUsdPerHour() * 1e-6;
    return bound == null ? null : (Double) Gap.of(bound, margin);
  }

  /** Whether no plan of this fleet is better: it keeps its contracts, and there is no gap. */
  public boolean isOptimal() {
    Double gap = gap();
    return gap != null && gap <= Gap.OPTIMAL && audit.score().medium() == 0;
  }
}
