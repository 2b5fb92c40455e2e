package io.fleetfold.solver.economics.whatif;

import io.fleetfold.solver.SolveResult;
import io.fleetfold.solver.bound.AuditedBound;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.bound.WrongPriceException;

/** Prices of one fleet as prices of another one: they prove a bound of any fleet that has them. */
final class OtherPrices {

  private OtherPrices() {}

  /**
   * The figures of a result with a bound that is no larger than what the prices of the other fleet
   * prove. More power at the same prices never proves less, so that two fleets that share prices
   * both ways have bounds in the order of their power.
   */
  static FleetFigures figures(SolveResult own, SolveResult other) {
    return FleetFigures.of(own).withBoundAtMost(bound(own, other));
  }

  /** Infinite where the other has no prices, or one of what this fleet does not have. */
  private static double bound(SolveResult own, SolveResult other) {
    BoundReport bound = other.bound();
    if (bound == null) {
      return Double.POSITIVE_INFINITY;
    }
    try {
      return AuditedBound.usdPerHour(own.problem(), bound.certificate(), own.audit());
    } catch (WrongPriceException ofSomethingElse) {
      return Double.POSITIVE_INFINITY;
    }
  }
}
