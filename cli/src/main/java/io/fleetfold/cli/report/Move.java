package io.fleetfold.cli.report;

import io.fleetfold.domain.facts.Phase;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do to get from the plan in force to this plan.
 *
 * @param fromHost id; {@code null} for a start
 * @param toHost id; {@code null} for a stop
 * @param gainMicroUsdPerHour its share of what it brings together with the changes that it needs;
 *     {@code null} when it was not computed
 */
public record Move(
    Action action,
    Shard shard,
    @Nullable String fromHost,
    @Nullable String toHost,
    String reason,
    @Nullable Long gainMicroUsdPerHour) {

  /** The same with another reason. */
  Move withReason(String other) {
    return new Move(action, shard, fromHost, toHost, other, gainMicroUsdPerHour);
  }

  /** Which shard; its workload by id, because a workload that stops may be gone. */
  public record Shard(String id, String workload, Phase phase, long acceleratorMillis) {}

  /** What happens to the shard. */
  public enum Action {
    STOP,
    MOVE,
    START;

    /** The name in files. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
