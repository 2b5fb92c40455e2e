package io.fleetfold.solver.bound;

import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.bound.RelaxedFill.Effort;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.fleet.ShortagePrice;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.work.Crew;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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

  /** Whole numbers up to which the fleet may be solved to the end. */
  private static final int MOST_COLUMNS = 400;

  private static final int NODES = 5_000;

  /** Rounds of column generation, where there are few racks. */
  private static final int ROUNDS = 20;

  /** Share of what is promised that engines' arithmetic may be off. */
  private static final double ARITHMETIC = 2e-6;

  /**
   * The most that can be proved.
   *
   * @param foundRps what a plan misses; when nothing less is left to be found, the work ends
   * @param limit wall clock of branch and bound; {@code null} for none
   * @param stop asked between rounds
   */
  public static LeastShortfall of(
      FleetProblem problem,
      double foundRps,
      @Nullable Duration limit,
      Crew crew,
      BooleanSupplier stop) {
    CellMap cells = cells(problem);
    var relaxation = WholeRelaxation.of(cells, ShortagePrice.of(cells));
    Prices prices = relaxation.roundedPrices(stop);
    Certificate certificate = FleetBound.certificate(cells, prices, ROUNDS, crew, stop);
    double certified = certifiedRps(cells, certificate, crew);
    double tolerance = toleranceRps(problem);
    boolean open = foundRps - certified > tolerance && !stop.getAsBoolean();
    boolean whole = open && isSmall(cells) && (limit == null || !limit.isZero());
    double branched = whole ? branchAndBoundRps(cells, limit) - tolerance : 0;
    return new LeastShortfall(certified, certificate, Math.max(certified, branched), tolerance);
  }

  /**
   * The same for the same fleet with other demand, or other sizes of engines; by branch and bound
   * only where that proved something here.
   */
  public LeastShortfall again(FleetProblem problem, double foundRps) {
    try (var crew = Crew.of(null)) {
      Duration limit = provenRps > certifiedRps ? null : Duration.ZERO;
      return of(problem, foundRps, limit, crew, () -> false);
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

  private static double certifiedRps(CellMap cells, Certificate certificate, Crew crew) {
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

  private static CellMap cells(FleetProblem problem) {
    return CellMap.of(
        FleetIndex.of(problem.withPromisesOnly(), kind -> kind.workload().promisedMicroRps() > 0));
  }

  /** What engines' arithmetic may be off in this fleet, in requests per second. */
  public static double toleranceRps(FleetProblem problem) {
    double promised =
        problem.dataset().workloads().stream().mapToDouble(Workload::promisedMicroRps).sum();
    return ARITHMETIC * Math.max(1, promised * 1e-6);
  }

  private static boolean isSmall(CellMap cells) {
    return cells.bins().stream().mapToInt(bin -> bin.hostClass().items().size()).sum()
        <= MOST_COLUMNS;
  }

  /** What branch and bound over the whole fleet proves, in requests per second. */
  private static double branchAndBoundRps(CellMap cells, @Nullable Duration limit) {
    double[] price = ShortagePrice.of(cells);
    double usdPerRps = price[0] * RelaxedFill.INTEGER_PRECEDENCE;
    var effort = new Effort(NODES, ARITHMETIC * usdPerRps, true);
    var fill = RelaxedFill.whole(cells, price, effort);
    if (limit != null) {
      fill.limitSeconds(Math.max(1, limit.toMillis()) * 1e-3);
    }
    fill.solve();
    double proven = fill.provenUsdPerHour();
    return Double.isFinite(proven) ? -proven / usdPerRps : 0;
  }
}
