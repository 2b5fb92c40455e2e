package io.fleetfold.solver.transition;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.ShardKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One shard that starts, stops or moves.
 *
 * @param kind what it is a shard of
 * @param from where it ran; {@code null} when it starts
 * @param to where it will run; {@code null} when it stops
 */
public record Change(ShardKind kind, @Nullable Host from, @Nullable Host to) {

  /** Refuses a change of nothing. */
  public Change {
    if (from == null && to == null) {
      throw new IllegalArgumentException("a change has a host to leave or to go to: " + kind);
    }
  }

  /** A shard that is there afterwards and was not before. */
  public static Change start(ShardKind kind, Host to) {
    return new Change(kind, null, to);
  }

  /** A shard that was there before and is not afterwards. */
  public static Change stop(ShardKind kind, Host from) {
    return new Change(kind, from, null);
  }

  /** What undoes it. */
  Change reversed() {
    return new Change(kind, to, from);
  }

  /** What it takes away. */
  Placement left() {
    return new Placement(kind, Objects.requireNonNull(from));
  }

  /** What it puts there. */
  Placement taken() {
    return new Placement(kind, Objects.requireNonNull(to));
  }
}
