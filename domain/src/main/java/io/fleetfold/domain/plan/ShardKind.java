package io.fleetfold.domain.plan;

import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What shards are copies of: one phase of one workload at one number of accelerators.
 *
 * @param index position in {@link FleetProblem#kinds()}
 * @param acceleratorMillis accelerators a shard takes, in thousandths
 */
public record ShardKind(int index, Workload workload, Phase phase, long acceleratorMillis) {

  /** Whether a shard shares an accelerator with others. */
  public boolean isSlice() {
    return acceleratorMillis < 1000;
  }

  /** Accelerators a shard takes, as plans write it: {@code 4}, {@code 0.25}. */
  public String acceleratorsText() {
    return BigDecimal.valueOf(acceleratorMillis, 3).stripTrailingZeros().toPlainString();
  }

  /** The kind as people read it: {@code chat/decode/x4}. */
  public String text() {
    return workload.id() + "/" + phase.text() + "/x" + acceleratorsText();
  }

  /** Kinds are the same when workload, phase and size are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ShardKind that
            && index == that.index
            && phase == that.phase
            && acceleratorMillis == that.acceleratorMillis
            && workload.equals(that.workload));
  }

  @Override
  public int hashCode() {
    return index;
  }
}
