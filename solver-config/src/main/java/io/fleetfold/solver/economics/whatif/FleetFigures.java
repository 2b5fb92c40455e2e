package io.fleetfold.solver.economics.whatif;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.DomainLoad;
import io.fleetfold.constraints.PhaseUse;
import io.fleetfold.constraints.WorkloadService;
import io.fleetfold.solver.SolveResult;
import io.fleetfold.solver.bound.Gap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of a solved fleet that two fleets can be compared by.
 *
 * @param feasible whether the plan keeps every limit and contract
 * @param upperBoundUsdPerHour no plan that serves the contracts as well earns more, by the best
 *     proof; not a number without a bound
 * @param kilowatts drawn by all power domains that have no parent, idle draw included
 * @param servedRps requests/s by workload
 * @param kilowattsByDomain by power domain
 * @param acceleratorsByUse by {@code type phase}
 */
public record FleetFigures(
    boolean feasible,
    double marginUsdPerHour,
    double upperBoundUsdPerHour,
    double revenueUsdPerHour,
    double energyUsdPerHour,
    double rentalUsdPerHour,
    double kilowatts,
    Map<String, Double> servedRps,
    Map<String, Double> kilowattsByDomain,
    Map<String, Double> acceleratorsByUse) {

  /** The figures of a result. */
  public static FleetFigures of(SolveResult result) {
    Audit audit = result.audit();
    Double least = result.leastBoundUsdPerHour();
    Double bound = least == null ? result.upperBoundUsdPerHour() : least;
    boolean feasible = audit.score().hard() == 0 && audit.score().medium() == 0;
    return new FleetFigures(
        feasible,
        audit.money().marginMicroUsdPerHour() * 1e-6,
        bound == null ? Double.NaN : bound,
        audit.money().revenueMicroUsdPerHour() * 1e-6,
        audit.money().energyMicroUsdPerHour() * 1e-6,
        audit.money().rentalMicroUsdPerHour() * 1e-6,
        kilowatts(audit),
        served(audit),
        byDomain(audit),
        byUse(result));
  }

  /** The same, with a bound that something else proves. */
  FleetFigures withBoundAtMost(double usdPerHour) {
    return new FleetFigures(
        feasible,
        marginUsdPerHour,
        Math.min(upperBoundUsdPerHour, usdPerHour),
        revenueUsdPerHour,
        energyUsdPerHour,
        rentalUsdPerHour,
        kilowatts,
        servedRps,
        kilowattsByDomain,
        acceleratorsByUse);
  }

  private static double kilowatts(Audit audit) {
    return audit.powerDomains().stream()
        .filter(load -> load.domain().parent() == null)
        .mapToDouble(load -> load.drawMilliwatts() * 1e-6)
        .sum();
  }

  private static Map<String, Double> served(Audit audit) {
    Map<String, Double> served = new LinkedHashMap<>();
    for (WorkloadService service : audit.workloads()) {
      served.put(service.workload().id(), service.servedMicroRps() * 1e-6);
    }
    return served;
  }

  private static Map<String, Double> byDomain(Audit audit) {
    Map<String, Double> loads = new LinkedHashMap<>();
    for (DomainLoad load : audit.powerDomains()) {
      loads.put(load.domain().id(), load.drawMilliwatts() * 1e-6);
    }
    return loads;
  }

  private static Map<String, Double> byUse(SolveResult result) {
    Map<String, Double> uses = new LinkedHashMap<>();
    for (PhaseUse use : PhaseUse.of(result.problem(), result.placements())) {
      uses.put(use.type().id() + " " + use.phase().text(), use.accelerators());
    }
    return uses;
  }

  /** What is missing to the bound, as a share of it; not a number without a comparable bound. */
  public double gap() {
    return feasible ? Gap.of(upperBoundUsdPerHour, marginUsdPerHour) : Double.NaN;
  }
}
