package io.fleetfold.solver.economics.whatif;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.SolveResult;
import io.fleetfold.solver.change.CarryOver;
import java.util.List;

/** Plans of one fleet as plans of another one. */
final class Incumbents {

  private Incumbents() {}

  /** A result with the plan of another fleet in place of its own where that is better. */
  static SolveResult better(SolveResult own, SolveResult other) {
    List<Placement> carried = CarryOver.of(other.problem(), other.placements(), own.problem());
    Audit audit = PlanAudit.audit(own.problem(), carried);
    return audit.score().isBetterThan(own.audit().score()) ? own.withPlan(carried, audit) : own;
  }
}
