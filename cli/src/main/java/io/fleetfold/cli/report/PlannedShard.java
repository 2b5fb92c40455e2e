package io.fleetfold.cli.report;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.Placement;
import org.jspecify.annotations.Nullable;

/**
 * A placed shard with its name.
 *
 * @param before its row in the previous plan; {@code null} when it is new
 */
public record PlannedShard(String id, Placement placement, @Nullable PreviousPlacement before) {

  public Workload workload() {
    return placement.kind().workload();
  }

  public Phase phase() {
    return placement.kind().phase();
  }

  public Host host() {
    return placement.host();
  }

  /** Whether it must stay where it is. */
  public boolean isPinned() {
    return before != null && before.pinned();
  }

  /** Whether it ran on another host before. */
  public boolean isMoved() {
    return before != null && !before.host().equals(host().id());
  }
}
