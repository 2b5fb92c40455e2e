package io.fleetfold.solver;

import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.constraints.Violation;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Rule;
import io.fleetfold.solver.change.PinnedShards;
import java.util.List;

/**
 * What every plan of a problem breaks, such as a feed that cannot even carry what idles on it. A
 * shard only ever adds to what is taken, so that a plan of nothing but pinned shards breaks the
 * least.
 */
public final class Unavoidable {

  private Unavoidable() {}

  /** The limits broken, by how much at least; empty when a plan may keep all of them. */
  public static List<Violation> in(FleetProblem problem) {
    return PlanAudit.audit(problem, PinnedShards.with(problem, List.of())).violations().stream()
        .filter(violation -> violation.rule() != Rule.CONTRACT)
        .toList();
  }
}
