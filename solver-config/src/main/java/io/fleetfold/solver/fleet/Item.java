package io.fleetfold.solver.fleet;

import io.fleetfold.domain.plan.ShardKind;

/**
 * One kind of shard on one class of host.
 *
 * @param zone index of the zone of its host
 * @param units capacity units of the host class that it takes
 * @param rate micro-requests per second
 * @param milliwatts draw beyond the accelerators that would idle without it, at least 0
 * @param kilobits KV transfer in kilobits per second
 * @param energy micro-dollars per hour for the electricity of that draw
 * @param startCost micro-dollars per hour that a start costs, 0 when there is no plan in force
 */
public record Item(
    ShardKind kind,
    int zone,
    int units,
    long rate,
    long milliwatts,
    long kilobits,
    long energy,
    long startCost) {

  /** Number of the flow that it feeds. */
  public int flow() {
    return FleetIndex.flow(kind);
  }
}
