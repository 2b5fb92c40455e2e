package io.fleetfold.solver.bound;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.WorkloadService;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.pattern.Prices;
import java.util.List;

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

  private static final double NOTHING = 1e-6;

  private AuditedBound() {}

  /** In dollars per hour, for plans that miss what an audited one misses, or less. */
  public static double usdPerHour(BoundReport bound, Audit audit) {
    double usd = bound.upperBoundUsdPerHour();
    for (WorkloadService service : audit.workloads()) {
      double contract = contractUsdPerHourPerRps(bound.certificate(), service.workload());
      usd += contract * service.shortfallMicroRps() * 1e-6;
    }
    return usd;
  }

  /** Whether contracts lower the bound, so that a plan that misses some may earn more. */
  public static boolean isForContracts(BoundReport bound, List<Workload> workloads) {
    return workloads.stream()
        .anyMatch(workload -> contractUsdPerHourPerRps(bound.certificate(), workload) > NOTHING);
  }

  /**
   * What a promised request per second is charged in the bound: the worth of its flow and of whole
   * engines, less what it earns.
   */
  private static double contractUsdPerHourPerRps(Certificate certificate, Workload workload) {
    double flow = 0;
    double rounded = 0;
    for (Certificate.Row row : certificate.rows()) {
      if (row.subject().equals(workload.id())) {
        boolean aggregated = row.phase().equals(Phase.AGGREGATED.text());
        flow = row.kind().equals("flow") && aggregated ? row.price() : flow;
        rounded += row.kind().equals("rounded") ? row.price() : 0;
      }
    }
    double contract = flow + rounded - workload.microUsdPerHourPerRps() * 1e-6;
    return workload.promisedMicroRps() > 0 ? Math.max(0, contract) : 0;
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
