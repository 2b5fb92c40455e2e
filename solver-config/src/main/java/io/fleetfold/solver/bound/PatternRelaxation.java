package io.fleetfold.solver.bound;

import io.fleetfold.solver.fleet.CellClass;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.ShortagePrice;
import io.fleetfold.solver.pattern.CellPricer;
import io.fleetfold.solver.pattern.Pattern;
import io.fleetfold.solver.pattern.PatternPool;
import io.fleetfold.solver.pattern.Prices;
import io.fleetfold.solver.work.Crew;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Column generation: the linear program over all patterns of all cells, solved by adding patterns
 * that are worth more than their cell is charged. Each round also gives an upper bound on every
 * plan's margin, and the best one is kept.
 */
public final class PatternRelaxation {

  private static final int PATTERNS_PER_ROUND = 3;

  /**
   * Most weight of the best prices so far against those of the last LP, which jump about (dual
   * smoothing). [Wentges 1997, Weighted Dantzig-Wolfe decomposition for linear mixed-integer
   * programming.]
   */
  private static final double SMOOTHING = 0.5;

  private static final double MORE_SMOOTHING = 0.1;
  private static final double LESS_SMOOTHING = 0.6;
  private static final double NO_SMOOTHING = 0.05;

  /** A value grows when it grows by this share. */
  private static final double GROWTH = 1e-9;

  private final CellMap cells;
  private final Crew crew;
  private final PatternPool pool;
  private final Master master;
  private final double[] shortagePrice;
  private double upperBound = Double.POSITIVE_INFINITY;
  private double relaxedBound = Double.POSITIVE_INFINITY;
  private double lowerBound = Double.NEGATIVE_INFINITY;
  private Prices best;
  private Prices next;
  private double smoothing = SMOOTHING;
  private int beam = CertifiedBound.NARROWEST_BEAM;

  private PatternRelaxation(CellMap cells, Prices start, Crew crew) {
    this.cells = cells;
    this.crew = crew;
    this.pool = new PatternPool(cells.classes().size());
    this.shortagePrice = ShortagePrice.of(cells);
    this.master = new Master(cells, shortagePrice, start.rounded());
    this.best = start;
    this.next = best;
  }

  /** Starts from prices, such as those of the merged fleet; nothing is priced yet. */
  public static PatternRelaxation start(CellMap cells, Prices prices, Crew crew) {
    return new PatternRelaxation(cells, prices, crew);
  }

  /**
   * Prices rounds until bound and value meet within {@code tolerance}, or {@code rounds} are done,
   * or nothing new comes, or {@code stop} says so.
   */
  public void run(int rounds, double tolerance, BooleanSupplier stop) {
    boolean stalled = false;
    for (int round = 0; round < rounds && !stalled && !stop.getAsBoolean(); round++) {
      boolean fresh = price(WeakDuality.mend(cells.index(), next));
      double before = lowerBound;
      lowerBound = master.solve() - cells.fixedCost();
      stalled =
          upperBound - lowerBound <= tolerance * Math.abs(upperBound)
              || !smooth(fresh && lowerBound > before + GROWTH * Math.abs(before));
      next = best.blend(master.prices(), smoothing);
    }
  }

  /**
   * Smoothed prices that bring nothing new have done their work; then the LP's own prices have to
   * be asked, or the search would stand still; and where those bring nothing new either, the
   * knapsacks have to be solved more thoroughly. False when that has been done too.
   */
  private boolean smooth(boolean progress) {
    int widest = CertifiedBound.widestBeam(cells);
    if (progress) {
      smoothing = Math.min(SMOOTHING, smoothing + MORE_SMOOTHING);
      return true;
    }
    if (smoothing > 0) {
      smoothing = smoothing <= NO_SMOOTHING ? 0 : smoothing * LESS_SMOOTHING;
      return true;
    }
    boolean narrow = beam < widest;
    beam = widest;
    return narrow;
  }

  /**
   * Finds the best patterns of every class at these prices; what they are worth together is an
   * upper bound. Whether there was a pattern among them that nobody knew.
   */
  private boolean price(Prices prices) {
    boolean fresh = false;
    List<CellClass> classes = cells.classes();
    List<CellPricer.Result> results = crew.all(classes.size(), i -> price(classes.get(i), prices));
    double bound = WeakDuality.shared(cells, prices);
    double relaxed = bound;
    for (CellClass cellClass : classes) {
      int count = cellClass.cells().size();
      bound += results.get(cellClass.index()).upperBound() * count;
      relaxed += CellPricer.relaxed(cellClass, prices) * count;
      for (Pattern pattern : results.get(cellClass.index()).patterns()) {
        if (pool.add(cellClass, pattern)) {
          master.add(cellClass, pattern);
          fresh = true;
        }
      }
    }
    relaxedBound = Math.min(relaxedBound, relaxed);
    if (bound < upperBound) {
      upperBound = bound;
      best = prices;
    }
    return fresh;
  }

  private CellPricer.Result price(CellClass cellClass, Prices prices) {
    return CertifiedBound.best(
        cells, cellClass, prices, pool.bestValue(cellClass, prices), beam, PATTERNS_PER_ROUND);
  }

  /** No plan that keeps every contract earns more, in micro-dollars per hour. */
  public double upperBound() {
    return upperBound;
  }

  /**
   * The bound without the integrality of cells: that of the plain linear relaxation at the best
   * prices seen.
   */
  public double relaxedBound() {
    return relaxedBound;
  }

  /**
   * The bound with its prices and its proof. It is computed from the prices alone, so that it is
   * what anybody finds who recomputes it; a search that knows patterns may have dropped other
   * states and seen a slightly different one.
   *
   * @param shadowPrices of the linear relaxation
   */
  public BoundReport report(ShadowPrices shadowPrices) {
    double certified = CertifiedBound.of(cells, best, crew);
    boolean priced = Double.isFinite(relaxedBound);
    boolean patterns = priced && certified < relaxedBound - 1e-9 * Math.abs(relaxedBound);
    String method = patterns ? "rack patterns" : "linear relaxation";
    return BoundReports.of(cells, best, certified, method, shadowPrices);
  }

  /** What the mixture of known patterns earns. */
  public double lowerBound() {
    return lowerBound;
  }

  /** The prices that gave the best bound. */
  public Prices bestPrices() {
    return best;
  }
}
