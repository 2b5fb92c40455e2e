package io.fleetfold.domain.facts;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code profiles.csv}: what one shard of a phase was measured to do on a type of
 * accelerator.
 *
 * @param acceleratorMillis accelerators it takes, in thousandths: whole ones, or a slice of 125,
 *     250 or 500
 * @param requestsPerSecond sustained rate
 * @param watts draw at the power domain
 * @param ttftMillis time to the first token at that rate; {@code null} if it was not measured
 * @param tpotMillis time per output token at that rate; {@code null} if it was not measured
 */
public record MeasuredProfile(
    Workload workload,
    Phase phase,
    Accelerator accelerator,
    long acceleratorMillis,
    double requestsPerSecond,
    double watts,
    @Nullable Double ttftMillis,
    @Nullable Double tpotMillis) {

  /** A profile whose latency was not measured. */
  public MeasuredProfile(
      Workload workload,
      Phase phase,
      Accelerator accelerator,
      long acceleratorMillis,
      double requestsPerSecond,
      double watts) {
    this(workload, phase, accelerator, acceleratorMillis, requestsPerSecond, watts, null, null);
  }

  /** The same measurement for the workload of that id in another dataset. */
  MeasuredProfile of(Workload other) {
    return new MeasuredProfile(
        other,
        phase,
        accelerator,
        acceleratorMillis,
        requestsPerSecond,
        watts,
        ttftMillis,
        tpotMillis);
  }
}
