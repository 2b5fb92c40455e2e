package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Workload;

/**
 * What a workload is served, in micro-requests per second.
 *
 * @param servedMicroRps what reaches its users, at most its demand
 * @param prefillMicroRps capacity of its prefill shards in all sites
 * @param decodeMicroRps capacity of its decode shards in all sites
 * @param aggregatedMicroRps capacity of its aggregated shards in all sites
 */
public record WorkloadService(
    Workload workload,
    long servedMicroRps,
    long prefillMicroRps,
    long decodeMicroRps,
    long aggregatedMicroRps) {

  /** Demand that is not served. */
  public long unservedMicroRps() {
    return workload.demandMicroRps() - servedMicroRps;
  }

  /** What was promised and is not served. */
  public long shortfallMicroRps() {
    return Math.max(0, workload.promisedMicroRps() - servedMicroRps);
  }
}
