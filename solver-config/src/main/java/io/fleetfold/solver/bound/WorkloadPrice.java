package io.fleetfold.solver.bound;

import io.fleetfold.domain.facts.Workload;

/**
 * What demand and promises of a workload are worth. Where the bound bends at the demand or at what
 * is promised, a request per second the other way is worth something else.
 *
 * @param demandUsdPerHourPerRps what one more request per second of demand would earn
 * @param lessDemandUsdPerHourPerRps what one less would cost
 * @param contractUsdPerHourPerRps what one promised request per second less would earn
 * @param moreContractUsdPerHourPerRps what one more would cost
 */
public record WorkloadPrice(
    Workload workload,
    double demandUsdPerHourPerRps,
    double lessDemandUsdPerHourPerRps,
    double contractUsdPerHourPerRps,
    double moreContractUsdPerHourPerRps) {

  /** Prices that are the same on both sides. */
  public WorkloadPrice(
      Workload workload, double demandUsdPerHourPerRps, double contractUsdPerHourPerRps) {
    this(
        workload,
        demandUsdPerHourPerRps,
        demandUsdPerHourPerRps,
        contractUsdPerHourPerRps,
        contractUsdPerHourPerRps);
  }
}
