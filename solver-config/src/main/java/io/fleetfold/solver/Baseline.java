package io.fleetfold.solver;

import io.fleetfold.constraints.Audit;
import io.fleetfold.domain.plan.Placement;
import java.util.List;

/** A plan as somebody would make it without a solver, to compare with. */
public record Baseline(String name, List<Placement> placements, Audit audit) {

  /** Copies the list, so that a baseline never changes. */
  public Baseline {
    placements = List.copyOf(placements);
  }
}
