package io.fleetfold.domain.facts;

/**
 * A row of {@code profiles.csv}: what one shard of a phase was measured to do on a type of
 * accelerator.
 *
 * @param acceleratorMillis accelerators it takes, in thousandths: whole ones, or a slice of 125,
 *     250 or 500
 * @param requestsPerSecond sustained rate
 * @param watts draw at the power domain
 */
public record MeasuredProfile(
    Workload workload,
    Phase phase,
    Accelerator accelerator,
    long acceleratorMillis,
    double requestsPerSecond,
    double watts) {}
