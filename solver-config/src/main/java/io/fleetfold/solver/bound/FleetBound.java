package io.fleetfold.solver.bound;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.ShortagePrice;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.work.Crew;
import java.util.function.BooleanSupplier;

/**
 * What no plan of a fleet can beat, without looking for a plan: prices from the linear relaxation,
 * then rounds of column generation that make them better. More rounds give a tighter bound, up to a
 * point. Needs the LP engine ({@link io.fleetfold.solver.program.LpEngine#whyMissing()}).
 * Thread-safe.
 */
public final class FleetBound {

  /** Rounds after which the bound of most fleets has met the value that its patterns reach. */
  public static final int USUAL_ROUNDS = 60;

  private static final double TOLERANCE = 2e-5;

  private FleetBound() {}

  /**
   * The bound of a problem.
   *
   * @param rounds most rounds, at least 1; in a fleet of more than some 2,000 accelerators the
   *     first is all that pays, and the others are left out
   */
  public static BoundReport of(FleetProblem problem, int rounds) {
    var cells = CellMap.of(FleetIndex.of(problem));
    var relaxation = WholeRelaxation.of(cells, ShortagePrice.of(cells));
    Prices duals = relaxation.prices();
    Prices prices = relaxation.roundedPrices(() -> false);
    try (var crew = Crew.of(null)) {
      return of(cells, duals, prices, rounds, crew, () -> false);
    }
  }

  /**
   * The bound found from some prices on.
   *
   * @param duals of the linear relaxation: what the limits are said to be worth
   * @param prices to start from
   * @param rounds most rounds, at least 1
   * @param crew prices racks side by side
   * @param stop asked before every round after the first
   */
  public static BoundReport of(
      CellMap cells, Prices duals, Prices prices, int rounds, Crew crew, BooleanSupplier stop) {
    ShadowPrices shadowPrices = LinearBound.shadowPrices(cells, duals, crew);
    if (!CertifiedBound.hasFewClasses(cells)) {
      double bound = CertifiedBound.of(cells, prices, crew);
      return BoundReports.of(cells, prices, bound, "linear relaxation", shadowPrices);
    }
    return priced(cells, prices, rounds, crew, stop).report(shadowPrices);
  }

  /** The same prices without what the limits are worth. */
  static Certificate certificate(
      CellMap cells, Prices prices, int rounds, Crew crew, BooleanSupplier stop) {
    Prices best = priced(cells, prices, rounds, crew, stop).bestPrices();
    return BoundReports.certificate(cells, WeakDuality.mend(cells.index(), best));
  }

  private static PatternRelaxation priced(
      CellMap cells, Prices prices, int rounds, Crew crew, BooleanSupplier stop) {
    var relaxation = PatternRelaxation.start(cells, prices, crew);
    if (CertifiedBound.hasFewClasses(cells)) {
      relaxation.run(1, TOLERANCE, () -> false);
      relaxation.run(rounds - 1, TOLERANCE, stop);
    }
    return relaxation;
  }
}
