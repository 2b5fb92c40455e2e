package io.fleetfold.solver.bound;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.pattern.CellPricer;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.work.Crew;
import java.util.List;

/**
 * The upper bound that a certificate proves, in plain arithmetic: no LP engine, nothing of how the
 * prices were found.
 *
 * <p>It is the sum of {@link WeakDuality#shared} and, for every cell, the most that any filling of
 * it is worth at these prices. It holds for any prices, so a wrong certificate can only prove less.
 * The same prices give the same bound to the last digits on every machine. Thread-safe.
 */
public final class CertifiedBound {

  /**
   * States that one knapsack may keep at a time; beyond it the bound stays valid and gets looser.
   */
  static final int NARROWEST_BEAM = 48;

  /**
   * Knapsacks of a small fleet may keep more states: there are few of them, and each matters. In
   * large fleets what racks round off is next to nothing (0.00005 % at 8,000 accelerators), so
   * their relaxation is as good.
   */
  private static final int STATES_OF_ALL_CLASSES = 120_000;

  private static final int WIDEST_BEAM = 12_000;
  private static final int FEW_CLASSES = 60;

  private CertifiedBound() {}

  /**
   * No plan of the problem that keeps every limit and contract has a larger margin.
   *
   * @throws WrongPriceException with a sentence, if a row is not a price of this fleet
   */
  public static double upperBoundUsdPerHour(FleetProblem problem, Certificate certificate) {
    var cells = CellMap.of(FleetIndex.of(problem));
    try (var crew = Crew.of(null)) {
      return of(cells, CertificatePrices.of(cells, certificate), crew) * 1e-6;
    }
  }

  /** The bound at these prices, in micro-dollars per hour. */
  static double of(CellMap cells, Prices prices, Crew crew) {
    Prices mended = WeakDuality.mend(cells.index(), prices);
    List<CellClass> classes = cells.classes();
    List<Double> worth = crew.all(classes.size(), i -> worth(cells, classes.get(i), mended));
    double bound = WeakDuality.shared(cells, mended);
    for (int i = 0; i < worth.size(); i++) {
      bound += worth.get(i) * classes.get(i).cells().size();
    }
    return bound;
  }

  private static double worth(CellMap cells, CellClass cellClass, Prices prices) {
    if (!hasFewClasses(cells)) {
      return CellPricer.relaxed(cellClass, prices);
    }
    return best(cells, cellClass, prices, Double.NEGATIVE_INFINITY, widestBeam(cells), 1)
        .upperBound();
  }

  /**
   * The best patterns of a class at these prices.
   *
   * @param floor worth of a pattern that is known already; {@link Double#NEGATIVE_INFINITY} for
   *     none
   * @param widest states kept at a time at most
   */
  static CellPricer.Result best(
      CellMap cells, CellClass cellClass, Prices prices, double floor, int widest, int wanted) {
    return new CellPricer().bestOf(cellClass, prices, floor, NARROWEST_BEAM, widest, wanted);
  }

  /** Whether racks are few enough for their patterns to tighten the bound in reasonable time. */
  static boolean hasFewClasses(CellMap cells) {
    return cells.classes().size() <= FEW_CLASSES;
  }

  /** States that a knapsack of this fleet may keep at a time where a certificate is checked. */
  static int widestBeam(CellMap cells) {
    return hasFewClasses(cells)
        ? Math.min(WIDEST_BEAM, STATES_OF_ALL_CLASSES / Math.max(1, cells.classes().size()))
        : NARROWEST_BEAM;
  }
}
