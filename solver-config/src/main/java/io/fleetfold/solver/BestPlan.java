package io.fleetfold.solver;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The best plan so far for one problem, as the audit sees it. Not thread-safe. */
final class BestPlan {

  private final FleetProblem problem;
  private List<Placement> placements = List.of();
  private @Nullable Audit audit;

  BestPlan(FleetProblem problem) {
    this.problem = problem;
  }

  /** Takes a plan, pinned shards included, if it is better. */
  void offer(List<Placement> candidate) {
    Audit found = PlanAudit.audit(problem, candidate);
    if (audit == null || found.score().isBetterThan(audit.score())) {
      placements = candidate;
      audit = found;
    }
  }

  void offer(@Nullable Baseline baseline) {
    if (baseline != null) {
      offer(baseline.placements());
    }
  }

  List<Placement> placements() {
    return placements;
  }

  Audit audit() {
    return audit == null ? PlanAudit.audit(problem, placements) : audit;
  }
}
