package io.fleetfold.solver;

import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The solver found a better plan. The plan itself is made only when it is asked for, which costs
 * about an audit; ask while the listener is called, in the thread that calls it. Asking does not
 * disturb the search: the same seed and steps still give the same result.
 */
public final class Improvement {

  private final Progress progress;
  private final FleetProblem problem;
  private @Nullable Supplier<List<Placement>> source;
  private @Nullable PlannedFleet plan;

  Improvement(Progress progress, FleetProblem problem, Supplier<List<Placement>> source) {
    this.progress = progress;
    this.problem = problem;
    this.source = source;
  }

  /** How far the solve is. */
  public Progress progress() {
    return progress;
  }

  /**
   * The better plan and its audit.
   *
   * @throws IllegalStateException when the listener has returned without asking
   */
  public PlannedFleet plan() {
    PlannedFleet known = plan;
    if (known == null) {
      if (source == null) {
        throw new IllegalStateException("a plan must be asked for before the listener returns");
      }
      List<Placement> placements = source.get();
      known = new PlannedFleet(problem, placements, PlanAudit.audit(problem, placements));
      plan = known;
    }
    return known;
  }

  /** The listener has returned, and the search goes on. */
  void close() {
    source = null;
  }
}
