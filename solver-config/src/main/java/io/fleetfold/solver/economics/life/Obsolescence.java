package io.fleetfold.solver.economics.life;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.HostStatus;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.performance.PerformanceModel;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.bound.LinearBound;
import io.fleetfold.solver.economics.EngineWorth;
import io.fleetfold.solver.economics.EntrantEngines;
import io.fleetfold.solver.economics.FleetPrices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A type is obsolete in a place when the power and space it uses would earn more with a newer one.
 *
 * <p>Both are valued at the prices of the fleet's linear bound: requests of each phase, and the
 * kilowatts of every domain above the host. Then the bound is computed again with one host and with
 * all hosts replaced, because prices hold for small changes only. Needs the LP engine. Immutable
 * and thread-safe.
 */
public final class Obsolescence {

  /** Candidates whose bound is computed, the best at the fleet's prices. */
  private static final int TRIED = 3;

  private final Dataset dataset;
  private final List<Candidate> candidates;
  private final Finance finance;
  private final EntrantEngines engines;
  private final FleetProblem problem;
  private final BoundReport bound;
  private final FleetPrices prices;

  private record Pool(Accelerator type, Site site) {}

  private Obsolescence(
      Dataset dataset, PerformanceModel model, List<Candidate> candidates, Finance finance) {
    this.dataset = EntrantEngines.unmeasured(dataset);
    this.candidates = candidates;
    this.finance = finance;
    this.engines = new EntrantEngines(model, dataset);
    this.problem = compile(withShowroom());
    this.bound = LinearBound.of(problem);
    this.prices = FleetPrices.of(bound);
  }

  /** A verdict for each type and site with active hosts, in the order of the hosts. */
  public static List<Verdict> of(
      Dataset dataset, PerformanceModel model, List<Candidate> candidates, Finance finance) {
    return dataset.hosts().isEmpty()
        ? List.of()
        : new Obsolescence(dataset, model, candidates, finance).verdicts();
  }

  /** The fleet and, switched off, one host of each candidate, so that its engines are known. */
  private Dataset withShowroom() {
    Host place = dataset.hosts().getFirst();
    List<Host> hosts = new ArrayList<>(dataset.hosts());
    for (Candidate candidate : candidates) {
      hosts.add(newHost(candidate, place, "showroom/" + candidate.type(), HostStatus.OFFLINE));
    }
    return dataset.withHosts(hosts);
  }

  private static Host newHost(Candidate candidate, Host place, String id, HostStatus status) {
    return new Host(
        0,
        id,
        place.site(),
        place.powerDomain(),
        candidate.type(),
        candidate.perHost(),
        new Host.Terms(null, status, null, 0, null));
  }

  private FleetProblem compile(Dataset changed) {
    return FleetProblem.of(changed, engines, Migration.FREE);
  }

  private List<Verdict> verdicts() {
    Map<Pool, List<Host>> pools = new LinkedHashMap<>();
    for (Host host : dataset.hosts()) {
      if (host.isActive()) {
        pools
            .computeIfAbsent(new Pool(host.accelerator(), host.site()), key -> new ArrayList<>())
            .add(host);
      }
    }
    return pools.entrySet().stream().map(pool -> verdict(pool.getKey(), pool.getValue())).toList();
  }

  private Verdict verdict(Pool pool, List<Host> hosts) {
    Place place = new Place(hosts.getFirst());
    List<Candidate> newer =
        candidates.stream()
            .filter(candidate -> isNewer(candidate.type(), pool.type()))
            .sorted(Comparator.comparingDouble(candidate -> -place.side(candidate).rent()))
            .limit(TRIED)
            .toList();
    Candidate best = null;
    double change = Double.NEGATIVE_INFINITY;
    for (Candidate candidate : newer) {
      double found = change(hosts.subList(0, 1), candidate);
      best = found > change ? candidate : best;
      change = Math.max(change, found);
    }
    if (best == null) {
      return new Verdict(
          pool.type(), pool.site(), hosts.size(), place.keep(), null, null, null, null);
    }
    double all = hosts.size() == 1 ? change : change(hosts, best) / hosts.size();
    return new Verdict(
        pool.type(),
        pool.site(),
        hosts.size(),
        place.keep(),
        best,
        place.side(best),
        place.breakEvens(best, change),
        new Verdict.Counterfactual(change, all));
  }

  /** A part without a release date is not known to be newer. */
  static boolean isNewer(Accelerator candidate, Accelerator old) {
    String released = candidate.provenance().released();
    String before = old.provenance().released();
    return released != null
        && !candidate.equals(old)
        && (before == null || released.compareTo(before) > 0);
  }

  /** Change of the bound when the candidate takes the place of these hosts, its capital paid. */
  private double change(List<Host> replaced, Candidate candidate) {
    List<Host> hosts = new ArrayList<>();
    double capital = 0;
    for (Host host : problem.dataset().hosts()) {
      if (!replaced.contains(host)) {
        hosts.add(host);
        continue;
      }
      int accelerators = candidate.inPlaceOf(host.accelerators());
      capital += accelerators * candidate.usdPerHour();
      for (int i = 0; i < accelerators / candidate.perHost(); i++) {
        hosts.add(newHost(candidate, host, host.id() + "/new-" + i, HostStatus.ACTIVE));
      }
    }
    Dataset changed = problem.dataset().withHosts(hosts);
    return LinearBound.of(compile(changed)).upperBoundUsdPerHour()
        - bound.upperBoundUsdPerHour()
        - capital;
  }

  /** The place of one host. */
  private final class Place {

    private final Host host;
    private final double scarcity;
    private final double tariff;

    private Place(Host host) {
      this.host = host;
      this.scarcity = prices.usdPerKwHour(host.powerDomain());
      this.tariff = host.site().electricityUsdPerKwh();
    }

    private Verdict.Side keep() {
      return side(host, host.accelerators(), 0);
    }

    private Verdict.Side side(Candidate candidate) {
      int accelerators = candidate.inPlaceOf(host.accelerators());
      return side(showroom(candidate), accelerators, candidate.usdPerHour());
    }

    private Host showroom(Candidate candidate) {
      return newHost(candidate, host, "place", HostStatus.ACTIVE);
    }

    private Verdict.Side side(Host runs, int accelerators, double capital) {
      Optional<EngineWorth> best =
          EngineWorth.best(EngineWorth.of(problem, prices, runs), scarcity)
              .filter(engine ->
                  engine.rentUsdPerHour(scarcity)
                      > -EngineWorth.idleCostUsdPerHour(runs, scarcity));
      double rent = accelerators * (rent(runs, scarcity, tariff) - capital);
      double idleMargin = -EngineWorth.idleCostUsdPerHour(runs, 0);
      double margin = best.map(EngineWorth::marginUsdPerHour).orElse(idleMargin) - capital;
      double kilowatts = best.map(EngineWorth::kilowatts).orElse(idleKilowatts(runs));
      return new Verdict.Side(
          accelerators,
          rent,
          best.map(engine -> engine.kind().text()).orElse(null),
          accelerators * kilowatts,
          margin / kilowatts,
          margin);
    }

    private static double idleKilowatts(Host runs) {
      return runs.idleMilliwattsPerAccelerator() * 1e-6;
    }

    /** Of one accelerator, at another scarcity and tariff. */
    private double rent(Host runs, double usdPerKwHour, double usdPerKwh) {
      double dearer = (usdPerKwh - tariff) * host.site().pue();
      double idle =
          -EngineWorth.idleCostUsdPerHour(runs, usdPerKwHour) - dearer * idleKilowatts(runs);
      return EngineWorth.of(problem, prices, runs).stream()
          .mapToDouble(engine -> engine.rentUsdPerHour(usdPerKwHour) - dearer * engine.kilowatts())
          .reduce(idle, Math::max);
    }

    /**
     * The bound pays the capital as it is, so what the candidate may cost follows from it exactly.
     */
    private Verdict.BreakEvens breakEvens(Candidate candidate, double change) {
      Host fresh = showroom(candidate);
      int accelerators = candidate.inPlaceOf(host.accelerators());
      double capital = candidate.usdPerHour();
      double affordable = capital + change / accelerators;
      return new Verdict.BreakEvens(
          Roots.nearest(
              tariff,
              1.0,
              price ->
                  accelerators * (rent(fresh, scarcity, price) - capital)
                      - host.accelerators() * rent(host, scarcity, price)),
          Roots.nearest(
              scarcity,
              50.0,
              price ->
                  accelerators * (rent(fresh, price, tariff) - capital)
                      - host.accelerators() * rent(host, price, tariff)),
          affordable,
          finance.purchaseUsd(affordable),
          finance.yearsUntil(capital, affordable));
    }
  }

  /** The assumptions, in words. */
  public static Stream<String> assumptions(Finance finance) {
    return Stream.of(
        "Capital: written off over "
            + number(finance.years())
            + " years at "
            + percent(finance.costOfCapital())
            + " a year; installation "
            + percent(finance.installationShare())
            + " of the price; prices of a part fall "
            + percent(finance.priceFallPerYear())
            + " a year.",
        "Space: a host gives way to one host of the candidate, a host of more accelerators to as"
            + " many hosts; its power limits stay; a new host's network limits nothing; what is"
            + " replaced sells for nothing, and its rental ends.",
        "Margins at the prices of the linear relaxation; rent is what is left after power is"
            + " charged at its scarcity.");
  }

  private static String percent(double share) {
    return number(share * 100) + " %";
  }

  private static String number(double value) {
    return new BigDecimal(String.valueOf(Math.round(value * 100) / 100.0))
        .stripTrailingZeros()
        .toPlainString();
  }
}
