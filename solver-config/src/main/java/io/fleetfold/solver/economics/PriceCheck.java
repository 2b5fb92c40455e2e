package io.fleetfold.solver.economics;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.bound.AcceleratorPrice;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.bound.DomainPrice;
import io.fleetfold.solver.bound.LinearBound;
import io.fleetfold.solver.bound.WorkloadPrice;
import io.fleetfold.solver.economics.PricedLimit.Agreement;
import io.fleetfold.solver.economics.PricedLimit.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Checks every shadow price against bounds that are computed again with the limit moved, on both
 * sides.
 *
 * <p>The bound of the linear relaxation is a piecewise linear function of every limit, and a shadow
 * price is a slope of it where it stands. So a step that is small enough earns the price, unless
 * the price is wrong; where the bound bends within the step, or an engine fits that did not fit
 * before, a smaller step is tried. Needs the LP engine. Immutable and thread-safe.
 */
public final class PriceCheck {

  /** Share of a price, or dollars an hour below one dollar, that LP arithmetic may be off. */
  public static final double TOLERANCE = 1e-3;

  /** Share of the bound that its own arithmetic may be off. */
  private static final double NOISE = 1e-9;

  /** Steps tried, each a tenth of the one before. */
  private static final int STEPS = 4;

  /** A step is at most this share of the limit. */
  private static final double MOST_OF_LIMIT = 0.1;

  private static final double LEAST_STEP = 1e-3;

  private final FleetProblem problem;
  private final Dataset dataset;
  private final BoundReport base;

  private PriceCheck(FleetProblem problem) {
    this.problem = problem;
    this.dataset = problem.dataset();
    this.base = LinearBound.priced(problem);
  }

  /**
   * Every limit with its price and its two neighbours: two bounds a limit, or some more.
   *
   * @param most limits of each kind to check at most, the dearest first
   */
  public static List<PricedLimit> of(FleetProblem problem, int most) {
    var check = new PriceCheck(problem);
    List<PricedLimit> rows = new ArrayList<>();
    check.base.prices().powerDomains().stream()
        .filter(price -> price.domain().limitMilliwatts() != null)
        .sorted((a, b) -> Double.compare(b.usdPerKwHour(), a.usdPerKwHour()))
        .limit(most)
        .forEach(price -> rows.add(check.power(price)));
    check.base.prices().accelerators().stream()
        .sorted((a, b) -> Double.compare(b.usdPerHour(), a.usdPerHour()))
        .limit(most)
        .forEach(price -> rows.add(check.accelerators(price)));
    check.base.prices().workloads().stream()
        .sorted((a, b) -> Double.compare(b.demandUsdPerHourPerRps(), a.demandUsdPerHourPerRps()))
        .limit(most)
        .forEach(price -> rows.addAll(check.workload(price)));
    return rows;
  }

  /** Steps stay above the idle draw: below it there is no plan. */
  private PricedLimit power(DomainPrice price) {
    PowerDomain domain = price.domain();
    Long limit = domain.limitMilliwatts();
    long milliwatts = limit == null ? 0 : limit;
    double headroom = (milliwatts - idleMilliwatts(domain)) * 1e-6;
    double step = step(headroom);
    DoubleUnaryOperator bound =
        kilowatts -> change(dataset.withLimit(domain, milliwatts + Math.round(kilowatts * 1e6)));
    return new PricedLimit(
        "power",
        domain.id(),
        step,
        more(price.usdPerKwHour(), step, bound),
        less(price.lessUsdPerKwHour(), step, headroom - step, bound));
  }

  private long idleMilliwatts(PowerDomain domain) {
    return dataset.hosts().stream()
        .filter(host -> host.powerDomain().path().contains(domain))
        .mapToLong(host -> host.idleMilliwattsPerAccelerator() * host.accelerators())
        .sum();
  }

  /** A power of ten, at most one unit and a tenth of the limit. */
  private static double step(double limit) {
    double most = Math.clamp(MOST_OF_LIMIT * limit, LEAST_STEP, 1);
    return Math.pow(10, Math.floor(Math.log10(most) + 1e-9));
  }

  /** A large engine may need every accelerator of a host, so only one more of each is tried. */
  private PricedLimit accelerators(AcceleratorPrice price) {
    List<Host> all = dataset.hosts().stream().filter(host -> isOf(host, price)).toList();
    List<Host> grown = all.stream().filter(host -> !fitsALargerEngine(host)).toList();
    List<Host> hosts =
        dataset.hosts().stream()
            .map(host ->
                grown.contains(host) ? host.withAccelerators(host.accelerators() + 1) : host)
            .toList();
    double mean = grown.size() == all.size() ? price.usdPerHour() : mean(grown);
    double change = change(dataset.withHosts(hosts)) / Math.max(1, grown.size());
    double tolerance = tolerance(mean, 1);
    boolean tooLow = change > mean + tolerance;
    boolean equal = Math.abs(change - mean) <= tolerance;
    Agreement agreement = tooLow ? Agreement.WRONG : equal ? Agreement.EQUAL : Agreement.RANGE;
    return new PricedLimit(
        "accelerators",
        price.type().id() + " at " + price.site().id(),
        1,
        new Side(mean, change, agreement),
        new Side(mean, Double.NaN, Agreement.EQUAL));
  }

  private double mean(List<Host> hosts) {
    FleetPrices prices = FleetPrices.of(base);
    return hosts.stream()
        .mapToDouble(host -> EngineWorth.acceleratorUsdPerHour(problem, prices, host))
        .average()
        .orElse(0);
  }

  private static boolean isOf(Host host, AcceleratorPrice price) {
    return host.isActive()
        && host.accelerator().equals(price.type())
        && host.site().equals(price.site());
  }

  /** One accelerator more may let an engine in that did not fit; that is another change. */
  private boolean fitsALargerEngine(Host host) {
    long grown = 1000L * (host.accelerators() + 1);
    return problem.kinds().stream()
        .anyMatch(kind ->
            kind.acceleratorMillis() == grown
                && problem.findProfile(kind, host.accelerator()) != null);
  }

  private List<PricedLimit> workload(WorkloadPrice price) {
    Workload workload = price.workload();
    double demand = workload.demand().requestsPerSecond();
    double promised = demand * workload.demand().minServed();
    List<PricedLimit> rows = new ArrayList<>();
    double step = step(demand);
    DoubleUnaryOperator byDemand = rps -> changeOf(workload, demand + rps, promised);
    rows.add(
        new PricedLimit(
            "demand",
            workload.id(),
            step,
            more(price.demandUsdPerHourPerRps(), step, byDemand),
            less(price.lessDemandUsdPerHourPerRps(), step, demand - step - promised, byDemand)));
    if (price.contractUsdPerHourPerRps() > 0) {
      double part = step(promised);
      DoubleUnaryOperator byPromise = rps -> changeOf(workload, demand, promised - rps);
      rows.add(
          new PricedLimit(
              "contract",
              workload.id(),
              part,
              more(price.contractUsdPerHourPerRps(), part, byPromise),
              less(
                  price.moreContractUsdPerHourPerRps(),
                  part,
                  demand - promised - part,
                  byPromise)));
    }
    return rows;
  }

  private Side more(double price, double step, DoubleUnaryOperator bound) {
    return side(price, step, units -> bound.applyAsDouble(units) / units);
  }

  /**
   * The narrower side.
   *
   * @param room what would be left of the limit; below 0 there is no such step
   */
  private Side less(double price, double step, double room, DoubleUnaryOperator bound) {
    return room < 0
        ? new Side(price, Double.NaN, Agreement.EQUAL)
        : side(price, step, units -> -bound.applyAsDouble(-units) / units);
  }

  private Side side(double price, double step, DoubleUnaryOperator slope) {
    double first = slope.applyAsDouble(step);
    double found = first;
    double units = step;
    for (int i = 0; i < STEPS; i++) {
      if (found < -tolerance(price, units)) {
        return new Side(price, first, Agreement.NEGATIVE);
      }
      if (Math.abs(found - price) <= tolerance(price, units)) {
        return new Side(price, first, i == 0 ? Agreement.EQUAL : Agreement.RANGE);
      }
      units /= 10;
      found = slope.applyAsDouble(units);
    }
    return new Side(price, first, Agreement.WRONG);
  }

  /** Of a price, from bounds that differ by a step. */
  private double tolerance(double price, double step) {
    double noise = NOISE * Math.max(1, Math.abs(base.upperBoundUsdPerHour())) / step;
    return TOLERANCE * Math.max(1, Math.abs(price)) + noise;
  }

  private double changeOf(Workload changed, double demand, double promised) {
    return change(
        dataset.withWorkloads(
            dataset.workloads().stream()
                .map(workload ->
                    workload.equals(changed)
                        ? workload.withDemand(new Workload.Demand(demand, promised / demand))
                        : workload)
                .toList()));
  }

  private double change(Dataset changed) {
    var compiled = FleetProblem.of(changed, new FrozenEngines(problem), problem.migration());
    return LinearBound.of(compiled).upperBoundUsdPerHour() - base.upperBoundUsdPerHour();
  }
}
