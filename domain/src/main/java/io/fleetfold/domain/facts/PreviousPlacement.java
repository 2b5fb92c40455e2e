package io.fleetfold.domain.facts;

/**
 * One row of an earlier {@code plan.csv}. It names things by id, because hosts and workloads may be
 * gone by now.
 *
 * @param acceleratorMillis accelerators it took, in thousandths
 * @param pinned whether the shard must stay on its host
 */
public record PreviousPlacement(
    String shard,
    String workload,
    Phase phase,
    String host,
    long acceleratorMillis,
    boolean pinned) {}
