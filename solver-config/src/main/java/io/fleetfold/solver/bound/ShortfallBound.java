package io.fleetfold.solver.bound;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.bound.RelaxedFill.Effort;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.ShortagePrice;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.work.Crew;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Proves what contracts miss at least; what is proved is a {@link LeastShortfall}. */
public final class ShortfallBound {

  /** Whole numbers up to which the fleet may be solved to the end. */
  private static final int MOST_COLUMNS = 400;

  private static final int NODES = 5_000;

  /** Rounds of column generation, where there are few racks. */
  private static final int ROUNDS = 20;

  private ShortfallBound() {}

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
    CellMap cells = LeastShortfall.cells(problem);
    var relaxation = WholeRelaxation.of(cells, ShortagePrice.of(cells));
    Prices prices = relaxation.roundedPrices(stop);
    Certificate certificate = FleetBound.certificate(cells, prices, ROUNDS, crew, stop);
    double certified = LeastShortfall.certifiedRps(cells, certificate, crew);
    double tolerance = LeastShortfall.toleranceRps(problem);
    boolean open = foundRps - certified > tolerance && !stop.getAsBoolean();
    boolean whole = open && isSmall(cells) && (limit == null || !limit.isZero());
    double branched = whole ? branchAndBoundRps(cells, limit) - tolerance : 0;
    return new LeastShortfall(certified, certificate, Math.max(certified, branched), tolerance);
  }

  private static boolean isSmall(CellMap cells) {
    return cells.bins().stream().mapToInt(bin -> bin.hostClass().items().size()).sum()
        <= MOST_COLUMNS;
  }

  /** What branch and bound over the whole fleet proves, in requests per second. */
  private static double branchAndBoundRps(CellMap cells, @Nullable Duration limit) {
    double[] price = ShortagePrice.of(cells);
    double usdPerRps = price[0] * RelaxedFill.INTEGER_PRECEDENCE;
    var effort = new Effort(NODES, LeastShortfall.ARITHMETIC * usdPerRps, true);
    var fill = RelaxedFill.whole(cells, price, effort);
    if (limit != null) {
      fill.limitSeconds(Math.max(1, limit.toMillis()) * 1e-3);
    }
    fill.solve();
    double proven = fill.provenUsdPerHour();
    return Double.isFinite(proven) ? -proven / usdPerRps : 0;
  }
}
