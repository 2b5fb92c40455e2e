package io.fleetfold.domain.performance;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All ways to run one phase of one workload on one type of accelerator, with how they are reached.
 *
 * @param engines alternatives, one for each useful number of accelerators; empty when refused
 * @param refusal why there is none; {@code null} when there is one
 */
public record EngineEstimates(List<EngineEstimate> engines, @Nullable Refusal refusal) {

  /** Copies the list. */
  public EngineEstimates {
    engines = List.copyOf(engines);
  }

  static EngineEstimates refused(Refusal refusal) {
    return new EngineEstimates(List.of(), refusal);
  }

  /** The engine that serves most per accelerator; the smaller one of equal ones. */
  public Optional<EngineEstimate> best() {
    return engines.stream()
        .max(
            Comparator.comparingDouble(EngineEstimate::requestsPerSecondAndAccelerator)
                .thenComparing(EngineEstimate::accelerators, Comparator.reverseOrder()));
  }
}
