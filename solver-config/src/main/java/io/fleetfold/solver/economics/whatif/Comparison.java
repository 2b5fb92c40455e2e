package io.fleetfold.solver.economics.whatif;

/**
 * A changed fleet beside the fleet as it is.
 *
 * <p>The best plan of each lies between its margin and its bound, so the difference of the best
 * plans lies between {@link #leastUsdPerHour} and {@link #mostUsdPerHour}; a sign that the change
 * cannot have is left out.
 *
 * @param direction which sign that is
 */
public record Comparison(FleetFigures base, FleetFigures changed, Direction direction) {

  /** How sure the sign of the difference is. */
  public enum Certainty {
    /** The best plan of the changed fleet earns more, whatever the searches missed. */
    MORE,
    /** It earns less. */
    LESS,
    /** The difference is smaller than what the searches may have missed. */
    WITHIN_GAPS
  }

  /** Margin of the plan found for the changed fleet less that of the base. */
  public double differenceUsdPerHour() {
    return changed.marginUsdPerHour() - base.marginUsdPerHour();
  }

  /** The least that the best plans may differ by; not a number without a bound. */
  public double leastUsdPerHour() {
    double least = changed.marginUsdPerHour() - base.upperBoundUsdPerHour();
    return direction == Direction.NEVER_LESS ? Math.max(0, least) : least;
  }

  /** The most that the best plans may differ by; not a number without a bound. */
  public double mostUsdPerHour() {
    double most = changed.upperBoundUsdPerHour() - base.marginUsdPerHour();
    return direction == Direction.NEVER_MORE ? Math.min(0, most) : most;
  }

  /** What can be said about the sign; plans that break a limit or contract say nothing. */
  public Certainty certainty() {
    if (base.feasible() && changed.feasible()) {
      if (leastUsdPerHour() > 0) {
        return Certainty.MORE;
      }
      if (mostUsdPerHour() < 0) {
        return Certainty.LESS;
      }
    }
    return Certainty.WITHIN_GAPS;
  }
}
