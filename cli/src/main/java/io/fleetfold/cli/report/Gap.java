package io.fleetfold.cli.report;

import io.fleetfold.constraints.Score;
import io.fleetfold.solver.SolveResult;
import org.jspecify.annotations.Nullable;

/** How far a plan may be from the best one. */
public final class Gap {

  private Gap() {}

  /**
   * The gap of a plan; {@code null} where no bound speaks about it, as about one that misses a
   * contract.
   */
  static @Nullable Double of(SolveResult result) {
    Score score = result.audit().score();
    boolean comparable = score.hard() == 0 && score.medium() == 0;
    return result.bound() == null || !comparable
        ? null
        : of(result.bound().upperBoundUsdPerHour(), score.soft() / 1e6);
  }

  /** What is missing to the bound, as a share of the bound; 0 when both are 0. */
  public static double of(double upperBoundUsdPerHour, double marginUsdPerHour) {
    double missing = upperBoundUsdPerHour - marginUsdPerHour;
    return missing == 0 ? 0.0 : missing / Math.abs(upperBoundUsdPerHour);
  }
}
