package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Predicts how the engines of a workload's phase run on a type of accelerator. Implementations are
 * immutable and pure.
 */
public interface PerformanceModel {

  /**
   * Every way to run this phase on this type, one profile for each useful number of accelerators up
   * to {@code acceleratorsPerHost}.
   *
   * @param acceleratorsPerHost accelerators of the largest host of this type; with 0 of them every
   *     phase is refused
   */
  Prospect prospect(
      Workload workload, Phase phase, Accelerator accelerator, int acceleratorsPerHost);

  /**
   * The profile of an engine of just this size, useful today or not: an engine that runs may be
   * larger or smaller than what today's demand would be given. {@code null} if it cannot run, and
   * for a size that no engine has.
   *
   * @param acceleratorMillis accelerators it takes, in thousandths
   */
  default @Nullable ShardProfile findProfile(
      Workload workload, Phase phase, Accelerator accelerator, long acceleratorMillis) {
    for (ShardProfile profile :
        prospect(workload, phase, accelerator, (int) Math.ceilDiv(acceleratorMillis, 1000L))
            .profiles()) {
      if (profile.acceleratorMillis() == acceleratorMillis) {
        return profile;
      }
    }
    return null;
  }
}
