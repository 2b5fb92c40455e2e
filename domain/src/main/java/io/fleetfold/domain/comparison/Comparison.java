package io.fleetfold.domain.comparison;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.performance.EngineEstimate;
import io.fleetfold.domain.performance.EngineEstimates;
import io.fleetfold.domain.performance.SloPolicy;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Types of accelerators side by side for one workload. Immutable. */
public record Comparison(
    Workload workload, SloPolicy slo, HourlyPrices prices, List<ComparedType> types) {

  /** Accelerators of a host where the catalogue does not say how many share a link. */
  private static final int USUAL_HOST = 8;

  /** Copies the list. */
  public Comparison {
    types = List.copyOf(types);
  }

  /** Asks the model for every phase on every type. */
  public static Comparison of(
      Workload workload, List<Accelerator> types, ClosedForm model, HourlyPrices prices) {
    return new Comparison(
        workload,
        model.sloPolicy(),
        prices,
        types.stream().map(type -> compared(workload, type, model, prices)).toList());
  }

  private static ComparedType compared(
      Workload workload, Accelerator type, ClosedForm model, HourlyPrices prices) {
    Integer group = type.scaling().maxTensorParallel();
    Map<Phase, EngineEstimates> phases = new EnumMap<>(Phase.class);
    for (Phase phase : Phase.values()) {
      phases.put(phase, model.estimate(workload, phase, type, group == null ? USUAL_HOST : group));
    }
    return new ComparedType(type, phases, prices.of(type));
  }

  /** Types that can run a phase, the one with most requests per second and kilowatt first. */
  public List<ComparedType> ranked(Phase phase) {
    return types.stream()
        .filter(type -> type.best(phase).isPresent())
        .sorted(
            Comparator.comparingDouble((ComparedType type) ->
                    -type.best(phase)
                        .map(EngineEstimate::requestsPerSecondAndKilowatt)
                        .orElseThrow())
                .thenComparing(type -> type.type().id()))
        .toList();
  }
}
