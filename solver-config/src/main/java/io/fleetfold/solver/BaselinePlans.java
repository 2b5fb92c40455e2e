package io.fleetfold.solver;

import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.baseline.NewestFirst;
import io.fleetfold.solver.change.PinnedShards;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.work.Crew;
import io.fleetfold.solver.work.Piece;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Computes the baselines of a problem; they need not wait for the search, nor it for them. */
final class BaselinePlans {

  /** Steps of search for the aggregated-only baseline. */
  private static final int STEPS = 4;

  private final Piece<Baselines> baselines;

  private BaselinePlans(Piece<Baselines> baselines) {
    this.baselines = baselines;
  }

  /**
   * Has a crew compute them.
   *
   * @param stop once true, there are fewer steps, or no second baseline
   * @param drop once true, there is no first baseline either
   */
  static BaselinePlans start(
      FleetProblem problem,
      CellMap cells,
      long seed,
      Crew crew,
      BooleanSupplier stop,
      BooleanSupplier drop) {
    return new BaselinePlans(crew.start(() -> computed(problem, cells, seed, crew, stop, drop)));
  }

  /** Waits for them. */
  Baselines await() {
    return baselines.await();
  }

  private static Baselines computed(
      FleetProblem problem,
      CellMap cells,
      long seed,
      Crew crew,
      BooleanSupplier stop,
      BooleanSupplier drop) {
    return new Baselines(
        baseline(problem, "newest accelerators first", NewestFirst.plan(cells, drop)),
        baseline(
            problem,
            "one pool for both phases",
            AggregatedOnly.plan(problem, STEPS, seed, crew, stop)));
  }

  private static @Nullable Baseline baseline(
      FleetProblem problem, String name, List<Placement> placements) {
    if (placements.isEmpty()) {
      return null;
    }
    List<Placement> all = PinnedShards.with(problem, placements);
    return new Baseline(name, all, PlanAudit.audit(problem, all));
  }
}
