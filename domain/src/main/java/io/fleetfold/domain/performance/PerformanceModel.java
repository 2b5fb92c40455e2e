package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;

/**
 * Predicts how the engines of a workload's phase run on a type of accelerator. Implementations are
 * immutable and pure.
 */
public interface PerformanceModel {

  /**
   * Every way to run this phase on this type, one profile for each useful number of accelerators up
   * to {@code acceleratorsPerHost}.
   *
   * @param acceleratorsPerHost accelerators of the largest host of this type, at least 1
   */
  Prospect prospect(
      Workload workload, Phase phase, Accelerator accelerator, int acceleratorsPerHost);
}
