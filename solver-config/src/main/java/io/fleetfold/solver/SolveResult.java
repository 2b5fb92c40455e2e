package io.fleetfold.solver;

import io.fleetfold.constraints.Audit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.bound.BoundReport;
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
 * @param stoppedEarly whether somebody called {@link FleetSolver#stop()}
 * @param steps search rounds and local search steps made
 */
public record SolveResult(
    FleetProblem problem,
    List<Placement> placements,
    Audit audit,
    Baselines baselines,
    @Nullable BoundReport bound,
    @Nullable String noBoundReason,
    boolean stoppedEarly,
    Duration elapsed,
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
   * How far the margin is below the bound, as a share of the bound: 0.01 is 1 %. {@code null} when
   * the bound is not known, or 0.
   */
  public @Nullable Double gap() {
    if (bound == null || bound.upperBoundUsdPerHour() == 0) {
      return null;
    }
    double upper = bound.upperBoundUsdPerHour();
    return (upper - audit.money().marginMicroUsdPerHour() * 1e-6) / Math.abs(upper);
  }
}
