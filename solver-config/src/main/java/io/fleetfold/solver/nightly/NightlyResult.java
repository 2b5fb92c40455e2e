package io.fleetfold.solver.nightly;

import io.fleetfold.constraints.Audit;
import io.fleetfold.solver.SolveResult;
import io.fleetfold.solver.transition.Transition;
import java.util.List;

/**
 * The plan of a night.
 *
 * @param result the plan as it stands with today's demand
 * @param kept audit, with today's demand, of what is left of the plan in force if nothing is done
 *     that need not be
 * @param changes from there to the plan, with what each brings at the demand planned for
 * @param repairs how many changes suffice to bring down the limits that {@code kept} breaks
 * @param expected the demand planned for
 */
public record NightlyResult(
    SolveResult result,
    Audit kept,
    List<Transition.Gained> changes,
    int repairs,
    ExpectedDemand expected) {

  /** Copies the list, so that a result never changes. */
  public NightlyResult {
    changes = List.copyOf(changes);
  }
}
