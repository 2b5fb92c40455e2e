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
import java.util.ArrayList;
import java.util.List;

/**
 * Checks every shadow price against bounds that are computed again with the limit moved.
 *
 * <p>The bound of the linear relaxation is a concave, piecewise linear function of every limit, and
 * a shadow price is a slope of it where it stands. So what one unit more earns can never exceed the
 * price, and what one unit less costs can never be below it; where the bound bends within the unit
 * the three differ, and the slope over a thousandth of a unit still lies between the two. [Dantzig
 * 1963, Linear Programming and Extensions, ch. 12.] Needs the LP engine. Immutable and thread-safe.
 */
public final class PriceCheck {

  /** Share of a price, or dollars an hour below one dollar, that LP arithmetic may be off. */
  public static final double TOLERANCE = 1e-3;

  private static final double SMALL_STEP = 1e-3;

  private final FleetProblem problem;
  private final Dataset dataset;
  private final BoundReport base;

  private PriceCheck(FleetProblem problem) {
    this.problem = problem;
    this.dataset = problem.dataset();
    this.base = LinearBound.of(problem);
  }

  /**
   * Every limit with its price and its two neighbours: two or three bounds a limit.
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

  private PricedLimit power(DomainPrice price) {
    PowerDomain domain = price.domain();
    Long limit = domain.limitMilliwatts();
    long milliwatts = limit == null ? 0 : limit;
    return row(
        "power",
        domain.id(),
        price.usdPerKwHour(),
        milliwatts >= 1_000_000
            ? -change(dataset.withLimit(domain, milliwatts - 1_000_000))
            : Double.NaN,
        change(dataset.withLimit(domain, milliwatts + 1_000_000)),
        change(dataset.withLimit(domain, milliwatts + 1_000)) / SMALL_STEP);
  }

  /** A large engine may need every accelerator of a host, so only one more of each is tried. */
  private PricedLimit accelerators(AcceleratorPrice price) {
    List<Host> grown = dataset.hosts().stream().filter(host -> isOf(host, price)).toList();
    List<Host> hosts =
        dataset.hosts().stream()
            .map(host ->
                grown.contains(host) ? host.withAccelerators(host.accelerators() + 1) : host)
            .toList();
    FleetPrices prices = FleetPrices.of(base);
    double mean =
        grown.stream()
            .mapToDouble(host -> EngineWorth.acceleratorUsdPerHour(problem, prices, host))
            .average()
            .orElse(0);
    return row(
        "accelerators",
        price.type().id() + " at " + price.site().id(),
        mean,
        Double.NaN,
        change(dataset.withHosts(hosts)) / Math.max(1, grown.size()),
        Double.NaN);
  }

  private boolean isOf(Host host, AcceleratorPrice price) {
    return host.isActive()
        && host.accelerator().equals(price.type())
        && host.site().equals(price.site())
        && !fitsALargerEngine(host);
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
    rows.add(
        row(
            "demand",
            workload.id(),
            price.demandUsdPerHourPerRps(),
            demand - 1 > promised ? -changeOf(workload, demand - 1, promised) : Double.NaN,
            changeOf(workload, demand + 1, promised),
            changeOf(workload, demand + SMALL_STEP, promised) / SMALL_STEP));
    if (price.contractUsdPerHourPerRps() > 0) {
      rows.add(
          row(
              "contract",
              workload.id(),
              price.contractUsdPerHourPerRps(),
              promised + 1 < demand ? -changeOf(workload, demand, promised + 1) : Double.NaN,
              changeOf(workload, demand, Math.max(0, promised - 1)) / Math.min(1, promised),
              changeOf(workload, demand, Math.max(0, promised - SMALL_STEP)) / SMALL_STEP));
    }
    return rows;
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

  private static PricedLimit row(
      String kind, String subject, double price, double less, double more, double slope) {
    double tolerance = TOLERANCE * Math.max(1, Math.abs(price));
    return new PricedLimit(kind, subject, price, less, more, slope, tolerance);
  }
}
