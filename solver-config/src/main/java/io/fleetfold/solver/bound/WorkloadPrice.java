package io.fleetfold.solver.bound;

import io.fleetfold.domain.facts.Workload;

/**
 * What demand and promises of a workload are worth.
 *
 * @param demandUsdPerHourPerRps what one more request per second of demand would earn
 * @param contractUsdPerHourPerRps what one more promised request per second would cost
 */
public record WorkloadPrice(
    Workload workload, double demandUsdPerHourPerRps, double contractUsdPerHourPerRps) {}
