package io.fleetfold.solver;

import io.fleetfold.constraints.Audit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.bound.AuditedBound;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.bound.Gap;
import io.fleetfold.solver.bound.LeastShortfall;
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
 * @param leastShortfall what is proved of how much contracts must miss; {@code null} where no plan
 *     missed any, or it was not looked at
 * @param stoppedEarly whether somebody called {@link FleetSolver#stop()}, or time was up before
 *     there was a plan better than none, or than the one in force
 * @param moves that local search tried
 * @param steps exchanges of racks made, each with the moves of single shards after it
 */
public record SolveResult(
    FleetProblem problem,
    List<Placement> placements,
    Audit audit,
    Baselines baselines,
    @Nullable BoundReport bound,
    @Nullable String noBoundReason,
    @Nullable Double branchAndBoundUsdPerHour,
    @Nullable LeastShortfall leastShortfall,
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
        leastShortfall,
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

  /** Requests per second that the contracts miss in this plan. */
  public double missedRps() {
    return -audit.score().medium() * 1e-6;
  }

  /** What is known of how much less contracts could miss. */
  public ShortfallProof shortfallProof() {
    if (audit.score().medium() == 0) {
      return ShortfallProof.NONE;
    }
    boolean least = leastShortfall != null && leastShortfall.isReachedBy(missedRps());
    return least && audit.isFeasible() ? ShortfallProof.PROVEN_LEAST : ShortfallProof.FOUND;
  }

  /**
   * Requests per second that the contracts miss in every plan that keeps every limit, at least: as
   * much as this one misses where that is proven to be the least. {@code null} where it is not
   * known, and for a plan that breaks a limit.
   */
  public @Nullable Double leastShortfallRps() {
    if (!audit.isFeasible()) {
      return null;
    }
    return switch (shortfallProof()) {
      case NONE -> 0.0;
      case PROVEN_LEAST -> missedRps();
      case FOUND -> leastShortfall == null ? null : (Double) leastShortfall.provenRps();
    };
  }

  /**
   * Whether no plan of this fleet is better: it keeps its contracts, so that none misses less, and
   * there is no gap. A plan that misses some is never said to be, even where it is proven to miss
   * the least: the bounds are of plans that miss no more of any contract, and another that misses
   * as much may miss it of others.
   */
  public boolean isOptimal() {
    Double gap = gap();
    return gap != null && gap <= Gap.OPTIMAL && audit.score().medium() == 0;
  }
}
