package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;

/**
 * Finds the operating point with the most requests per second that keeps latency targets and fits
 * memory.
 */
public interface EnginePlanner {

  /** Plans one engine of a workload on a group of accelerators. */
  Attempt plan(Workload workload, StepTimes times);

  /** The phase that it plans. */
  Phase phase();

  /** Memory that weights and KV cache may take. */
  static double usableBytes(EngineGroup group, Assumptions assumptions) {
    return group.memoryBytes() * (1 - assumptions.memoryReserve());
  }
}
