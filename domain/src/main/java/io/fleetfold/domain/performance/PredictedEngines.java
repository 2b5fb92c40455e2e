package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import java.util.Map;
import java.util.function.BiPredicate;

/** Counts the engines that the bundled model offers a workload in a fleet. Thread-safe. */
public final class PredictedEngines {

  private final PerformanceModel model = ClosedForm.bundled();
  private final Map<Accelerator, Integer> largestHosts;

  /**
   * Of a fleet.
   *
   * @param largestHosts accelerators of the largest host of each type
   */
  public PredictedEngines(Map<Accelerator, Integer> largestHosts) {
    this.largestHosts = Map.copyOf(largestHosts);
  }

  /** How many there are in the phases and on the types that are not left out. */
  public int count(Workload workload, BiPredicate<Phase, Accelerator> leftOut) {
    int count = 0;
    for (Phase phase : Phase.values()) {
      for (var host : largestHosts.entrySet()) {
        boolean counts =
            workload.rules().serving().allows(phase) && !leftOut.test(phase, host.getKey());
        count += counts ? engines(workload, phase, host.getKey(), host.getValue()) : 0;
      }
    }
    return count;
  }

  private int engines(Workload workload, Phase phase, Accelerator type, int accelerators) {
    return model.prospect(workload, phase, type, accelerators).profiles().size();
  }
}
