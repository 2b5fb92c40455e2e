package io.fleetfold.solver.nightly;

import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.transition.TransitionLimits;

/**
 * How to plan a night.
 *
 * @param solve budget of the search
 * @param headroom what demand is multiplied with while planning, at least 1
 * @param noise share by which demand may differ from what the plan in force was made for and still
 *     count as the same; a plan is not changed for less than this share of its margin when nothing
 *     else has changed either
 * @param factsAreTheSame whether, demand left out, nothing has changed since the plan in force was
 *     made
 * @param limits how much may change
 */
public record NightlyOptions(
    SolveOptions solve,
    double headroom,
    double noise,
    boolean factsAreTheSame,
    TransitionLimits limits) {

  /** Refuses shares that mean nothing. */
  public NightlyOptions {
    if (!(headroom >= 1) || !(noise >= 0) || noise >= 1) {
      throw new IllegalArgumentException(
          "headroom is at least 1 and noise a share below 1: " + headroom + ", " + noise);
    }
  }

  TransitionLimits limits(boolean onlyNoise) {
    return onlyNoise && factsAreTheSame
        ? new TransitionLimits(
            limits.mostMoves(),
            limits.mostMovesPerDomain(),
            limits.minGainMicroUsdPerHour(),
            Math.max(noise, limits.minTotalGainShare()),
            limits.coolingHosts())
        : limits;
  }
}
