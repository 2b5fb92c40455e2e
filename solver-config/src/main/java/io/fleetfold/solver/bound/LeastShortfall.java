package io.fleetfold.solver.bound;

import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.work.Crew;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * What contracts miss in every plan that keeps every limit, at least.
 *
 * <p>In a fleet where nothing earns or costs anything, and nobody asks for more than is promised
 * ({@link FleetProblem#withPromisesOnly}), every plan has a margin of 0, and the bound says that no
 * margin exceeds {@code bound + sum of (price of a contract x requests missed)} ({@link
 * AuditedBound}). So all contracts together miss at least {@code -bound / dearest contract},
 * whatever the prices. Fleets small enough are solved as an integer program besides.
 *
 * @param certifiedRps what the certificate proves, in requests per second, at least 0
 * @param certificate prices of the fleet with promises only
 * @param provenRps the most that is proved, by branch and bound too; at least {@code certifiedRps}
 * @param toleranceRps what engines' arithmetic may be off
 */
public record LeastShortfall(
    double certifiedRps, Certificate certificate, double provenRps, double toleranceRps) {

  /** Share of what is promised that engines' arithmetic may be off. */
  static final double ARITHMETIC = 2e-6;

  /**
   * The same for the same fleet with other demand, or other sizes of engines; by branch and bound
   * only where that proved something here.
   */
  public LeastShortfall again(FleetProblem problem, double foundRps) {
    try (var crew = Crew.of(null)) {
      Duration limit = provenRps > certifiedRps ? null : Duration.ZERO;
      return ShortfallBound.of(problem, foundRps, limit, crew, () -> false);
    }
  }

  /**
   * What the prices of a certificate prove, in requests per second.
   *
   * @throws WrongPriceException with a sentence, if a row is not a price of this fleet
   */
  public static double certifiedRps(FleetProblem problem, Certificate certificate) {
    try (var crew = Crew.of(null)) {
      return certifiedRps(cells(problem), certificate, crew);
    }
  }

  static double certifiedRps(CellMap cells, Certificate certificate, Crew crew) {
    Prices stated = CertificatePrices.of(cells, certificate);
    Prices prices = WeakDuality.mend(cells.index(), stated);
    double dearest =
        IntStream.range(0, cells.index().workloads())
            .filter(workload -> cells.index().promised(workload) > 0)
            .mapToDouble(workload -> WeakDuality.worth(prices, workload))
            .max()
            .orElse(0);
    double bound = CertifiedBound.of(cells, prices, crew);
    return dearest > 0 ? Math.max(0, -bound / dearest * 1e-6) : 0;
  }

  /** Whether a plan that misses so much is proven to miss the least. */
  public boolean isReachedBy(double missedRps) {
    return missedRps - provenRps <= 2 * toleranceRps;
  }

  static CellMap cells(FleetProblem problem) {
    return CellMap.of(
        FleetIndex.of(problem.withPromisesOnly(), kind -> kind.workload().promisedMicroRps() > 0));
  }

  /** What engines' arithmetic may be off in this fleet, in requests per second. */
  public static double toleranceRps(FleetProblem problem) {
    double promised =
        problem.dataset().workloads().stream().mapToDouble(Workload::promisedMicroRps).sum();
    return ARITHMETIC * Math.max(1, promised * 1e-6);
  }
}
