package io.fleetfold.cli.report;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.solver.transition.Change;
import io.fleetfold.solver.transition.Transition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each change brings. Shards of a kind are interchangeable, so a gain is found by what comes
 * to a host or leaves it, whichever shard that is.
 */
final class MoveGains {

  private record End(
      String workload, Phase phase, long acceleratorMillis, String host, boolean comes) {}

  private final Map<End, Deque<Long>> gains = new HashMap<>();

  /** The gains of these changes; none of the others are known. */
  static MoveGains of(List<Transition.Gained> changes) {
    var gains = new MoveGains();
    for (Transition.Gained gained : changes) {
      Change change = gained.change();
      Host host = change.to() == null ? change.from() : change.to();
      if (host != null) {
        gains.put(end(change.kind(), host, change.to() != null), gained.gainMicroUsdPerHour());
      }
      if (change.to() != null && change.from() != null) {
        gains.put(end(change.kind(), change.from(), false), 0);
      }
    }
    return gains;
  }

  private void put(End end, long gain) {
    gains.computeIfAbsent(end, unused -> new ArrayDeque<>()).add(gain);
  }

  private static End end(ShardKind kind, Host host, boolean comes) {
    return new End(kind.workload().id(), kind.phase(), kind.acceleratorMillis(), host.id(), comes);
  }

  /** The gain of a change, once; {@code null} when it is not known. */
  @Nullable Long take(Change change) {
    Long comes = change.to() == null ? null : poll(end(change.kind(), change.to(), true));
    Long leaves = change.from() == null ? null : poll(end(change.kind(), change.from(), false));
    return comes == null ? leaves : Long.valueOf(comes + (leaves == null ? 0 : leaves));
  }

  private @Nullable Long poll(End end) {
    Deque<Long> found = gains.get(end);
    return found == null ? null : found.poll();
  }
}
