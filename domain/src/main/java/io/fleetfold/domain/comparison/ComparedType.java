package io.fleetfold.domain.comparison;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.performance.EngineEstimate;
import io.fleetfold.domain.performance.EngineEstimates;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One type of accelerator in every phase.
 *
 * @param price {@code null} when none is known
 */
public record ComparedType(
    Accelerator type, Map<Phase, EngineEstimates> phases, @Nullable HourlyPrice price) {

  /** Copies the phases. */
  public ComparedType {
    phases = new EnumMap<>(phases);
  }

  /** Every engine of a phase, or why there is none. */
  public EngineEstimates engines(Phase phase) {
    return Objects.requireNonNull(phases.get(phase));
  }

  /** The engine that serves most per accelerator. */
  public Optional<EngineEstimate> best(Phase phase) {
    return engines(phase).best();
  }

  /** Requests that one dollar serves; {@code null} without a price or an engine. */
  public @Nullable Double requestsPerUsd(Phase phase) {
    HourlyPrice known = price;
    return known == null
        ? null
        : best(phase)
            .map(engine -> engine.requestsPerSecondAndAccelerator() * 3600 / known.usdPerHour())
            .orElse(null);
  }

  /**
   * Requests per second and accelerator when accelerators of this type alone serve both phases
   * apart, as many in each as keep up with the other; {@code null} when a phase cannot run.
   */
  public @Nullable Double disaggregatedPerAccelerator() {
    Optional<EngineEstimate> prefill = best(Phase.PREFILL);
    Optional<EngineEstimate> decode = best(Phase.DECODE);
    return prefill.isEmpty() || decode.isEmpty()
        ? null
        : 1
            / (1 / prefill.get().requestsPerSecondAndAccelerator()
                + 1 / decode.get().requestsPerSecondAndAccelerator());
  }

  /** Requests per second and accelerator of aggregated engines; {@code null} when they cannot. */
  public @Nullable Double aggregatedPerAccelerator() {
    return best(Phase.AGGREGATED).map(EngineEstimate::requestsPerSecondAndAccelerator).orElse(null);
  }
}
