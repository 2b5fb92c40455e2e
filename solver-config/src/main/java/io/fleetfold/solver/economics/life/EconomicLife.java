package io.fleetfold.solver.economics.life;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Serving;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.PerformanceModel;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.solver.bound.LinearBound;
import io.fleetfold.solver.economics.EngineWorth;
import io.fleetfold.solver.economics.EntrantEngines;
import io.fleetfold.solver.economics.FleetPrices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many years each type of a fleet still pays, between two ends.
 *
 * <p>At the one end nothing new is bought: requests are worth what the fleet as it is can sell them
 * for. At the other end any number of every new part can be bought under the power limits of the
 * sites, each charged what it costs in an hour, below the topmost power domain, without a limit of
 * space: requests are worth what they cost on the best new part, and power what such a part would
 * earn with it. In both, the prices of the linear bound say what one more old accelerator adds:
 * once that is less than its upkeep, it has stopped paying. What was paid for it, or is paid in
 * rent, is sunk. Token prices fall and demand grows as the scenario says; contracts are left out,
 * because a promise made today does not grow with the market. Needs the LP engine. Immutable and
 * thread-safe.
 */
public final class EconomicLife {

  private final Dataset dataset;
  private final List<Candidate> candidates;
  private final EntrantEngines engines;
  private final int horizonYears;

  /**
   * Prepares the study of a fleet.
   *
   * @param candidates what can be bought today, at least one
   * @param horizonYears years to look ahead, at least 1
   */
  public EconomicLife(
      Dataset dataset, PerformanceModel model, List<Candidate> candidates, int horizonYears) {
    this.dataset = owned(EntrantEngines.unmeasured(dataset));
    this.candidates = List.copyOf(candidates);
    this.engines = new EntrantEngines(model, dataset);
    this.horizonYears = horizonYears;
  }

  /** Rent is sunk like a price that was paid. */
  private static Dataset owned(Dataset dataset) {
    return dataset.withHosts(dataset.hosts().stream().map(EconomicLife::owned).toList());
  }

  private static Host owned(Host host) {
    Host.Terms terms = host.terms();
    return new Host(
        host.index(),
        host.id(),
        host.site(),
        host.powerDomain(),
        host.accelerator(),
        host.accelerators(),
        new Host.Terms(terms.networkGbitPerSecond(), terms.status(), terms.inService(), 0, null));
  }

  /** The span of every type of the fleet under one way of serving and buying. */
  public List<LifeSpan> spans(Scenario scenario, LifeSpan.World world) {
    Map<Accelerator, List<Double>> rents = new LinkedHashMap<>();
    dataset.hosts().stream()
        .filter(Host::isActive)
        .forEach(host -> rents.put(host.accelerator(), new ArrayList<>()));
    for (int year = 0; year <= horizonYears && somePays(scenario, rents, year); year++) {
      rents(scenario, world, year).forEach((type, rent) -> known(rents, type).add(rent));
    }
    return rents.entrySet().stream()
        .map(rent -> span(scenario, world, rent.getKey(), rent.getValue()))
        .toList();
  }

  private static List<Double> known(Map<Accelerator, List<Double>> rents, Accelerator type) {
    return rents.computeIfAbsent(type, key -> new ArrayList<>());
  }

  /** Whether any type has paid in every year so far; if none has, nothing can change any more. */
  private static boolean somePays(
      Scenario scenario, Map<Accelerator, List<Double>> rents, int year) {
    return rents.entrySet().stream()
        .anyMatch(rent ->
            isSupported(rent.getKey(), scenario, year)
                && rent.getValue().stream().allMatch(usd -> usd > 0));
  }

  private static LifeSpan span(
      Scenario scenario, LifeSpan.World world, Accelerator type, List<Double> rents) {
    int last = -1;
    LifeSpan.Ending ending = LifeSpan.Ending.HORIZON;
    for (int year = 0; year < rents.size(); year++) {
      if (!isSupported(type, scenario, year)) {
        ending = LifeSpan.Ending.SOFTWARE;
        break;
      }
      if (rents.get(year) <= 0) {
        ending = LifeSpan.Ending.ECONOMICS;
        break;
      }
      last = year;
    }
    if (rents.isEmpty()
        || (ending == LifeSpan.Ending.HORIZON && !isSupported(type, scenario, rents.size()))) {
      ending = LifeSpan.Ending.SOFTWARE;
    }
    return new LifeSpan(scenario, world, type, rents, last, ending);
  }

  private static boolean isSupported(Accelerator type, Scenario scenario, int year) {
    Double released = LifeSpan.releaseYear(type);
    Double supported = scenario.supportYears();
    return released == null
        || supported == null
        || scenario.baseYear() + year < released + supported;
  }

  /** What one more accelerator earns after upkeep in the best site, by type. */
  private Map<Accelerator, Double> rents(Scenario scenario, LifeSpan.World world, int year) {
    Dataset future = market(scenario, world.disaggregated(), year);
    List<Candidate> entrants =
        world.entry()
            ? Entrants.after(year, scenario.generations(), candidates, world.specialised())
            : List.of();
    FleetProblem problem =
        FleetProblem.of(OpenMarket.with(future, entrants), engines, Migration.FREE);
    FleetPrices prices = FleetPrices.of(LinearBound.of(problem));
    Map<Accelerator, Double> rents = new LinkedHashMap<>();
    for (Host host : dataset.hosts()) {
      if (host.isActive()) {
        double rent =
            EngineWorth.acceleratorUsdPerHour(problem, prices, host) - scenario.upkeepUsdPerHour();
        rents.merge(host.accelerator(), rent, Math::max);
      }
    }
    return rents;
  }

  private Dataset market(Scenario scenario, boolean disaggregated, int year) {
    double price = scenario.market().priceAfter(year);
    double growth = scenario.market().demandAfter(year);
    List<Workload> workloads = new ArrayList<>();
    for (Workload workload : dataset.workloads()) {
      // a promise made today does not grow with the market, and may not be worth its price
      Workload grown =
          workload
              .withPrices(workload.prices().times(price))
              .withDemand(new Workload.Demand(workload.demand().requestsPerSecond() * growth, 0));
      workloads.add(disaggregated ? grown : aggregated(grown));
    }
    return dataset.withWorkloads(workloads);
  }

  private static Workload aggregated(Workload workload) {
    return workload.withRules(
        new Workload.Rules(
            Serving.AGGREGATED, workload.rules().sites(), workload.rules().precision()));
  }
}
