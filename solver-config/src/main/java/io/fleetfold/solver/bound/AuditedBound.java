package io.fleetfold.solver.bound;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.WorkloadService;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.pattern.Prices;

/**
 * What no plan can beat that keeps every limit and serves the contracts as well as a given plan.
 *
 * <p>A bound charges every promised request with the price of its contract, served or not. A plan
 * that misses some may earn what they were charged beyond the bound, and no more: margin &le; bound
 * + sum of (price of the contract x requests missed). So it is the bound itself for a plan that
 * keeps its contracts, never below the margin of a plan that keeps every limit, and proven by the
 * same prices. Thread-safe.
 */
public final class AuditedBound {

  private AuditedBound() {}

  /** In dollars per hour, for plans that miss what an audited one misses, or less. */
  public static double usdPerHour(BoundReport bound, Audit audit) {
    double usd = bound.upperBoundUsdPerHour();
    for (WorkloadPrice price : bound.prices().workloads()) {
      WorkloadService service = audit.workloads().get(price.workload().index());
      usd += price.contractUsdPerHourPerRps() * service.shortfallMicroRps() * 1e-6;
    }
    return usd;
  }

  /**
   * The same from the prices of a certificate, which need not be those of a solve.
   *
   * @throws WrongPriceException with a sentence, if a row is not a price of this fleet
   */
  public static double usdPerHour(FleetProblem problem, Certificate certificate, Audit audit) {
    double usd = CertifiedBound.upperBoundUsdPerHour(problem, certificate);
    var index = FleetIndex.of(problem);
    Prices stated = CertificatePrices.of(CellMap.of(index), certificate);
    Prices prices = WeakDuality.mend(index, stated);
    for (WorkloadService service : audit.workloads()) {
      int workload = service.workload().index();
      double contract = WeakDuality.worth(prices, workload) - index.revenue(workload);
      usd += Math.max(0, contract) * service.shortfallMicroRps() * 1e-6;
    }
    return usd;
  }
}
