package io.fleetfold.cli.report;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.plan.Placement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names the shards of a plan, {@code chat-decode-0007}. A shard that was there before keeps its
 * name: first where it stays on its host, then where it moves within its site, then where it moves
 * at all.
 */
final class ShardNames {

  private static final Comparator<Placement> PLAN_ORDER =
      Comparator.<Placement>comparingInt(placement -> placement.kind().workload().index())
          .thenComparing(placement -> placement.kind().phase())
          .thenComparingInt(placement -> placement.host().index())
          .thenComparingLong(placement -> placement.kind().acceleratorMillis());

  private static final Comparator<PlannedShard> NAME_ORDER =
      Comparator.<PlannedShard>comparingInt(shard -> shard.workload().index())
          .thenComparing(PlannedShard::phase)
          .thenComparingInt(shard -> shard.id().length())
          .thenComparing(PlannedShard::id);

  /** Of a workload's name; a plan is read back, and ids longer than 200 characters are refused. */
  private static final int LONGEST_START = 170;

  /**
   * What a shard must have in common with its former self; {@code null} where it does not matter.
   */
  private record Likeness(
      String workload,
      Phase phase,
      long acceleratorMillis,
      @Nullable String site,
      @Nullable String host) {}

  private enum Scope {
    HOST,
    SITE,
    FLEET
  }

  private final Map<String, Host> hosts = new HashMap<>();
  private final Map<String, PreviousPlacement> unclaimed = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final List<PlannedShard> named = new ArrayList<>();

  private ShardNames(Dataset dataset) {
    dataset.hosts().forEach(host -> hosts.put(host.id(), host));
    dataset.previous().forEach(row -> unclaimed.putIfAbsent(row.shard(), row));
    taken.addAll(unclaimed.keySet());
  }

  /** The shards of a plan by workload, phase and name. */
  static List<PlannedShard> of(Dataset dataset, List<Placement> placements) {
    var names = new ShardNames(dataset);
    List<Placement> nameless = placements.stream().sorted(PLAN_ORDER).toList();
    for (Scope scope : Scope.values()) {
      nameless = names.keepNames(nameless, scope);
    }
    names.giveNames(nameless);
    return names.named.stream().sorted(NAME_ORDER).toList();
  }

  private List<Placement> keepNames(List<Placement> nameless, Scope scope) {
    Map<Likeness, Queue<PreviousPlacement>> candidates = new HashMap<>();
    for (PreviousPlacement row : unclaimed.values()) {
      candidates.computeIfAbsent(likeness(row, scope), key -> new ArrayDeque<>()).add(row);
    }
    List<Placement> left = new ArrayList<>();
    for (Placement placement : nameless) {
      Queue<PreviousPlacement> queue = candidates.get(likeness(placement, scope));
      PreviousPlacement before = queue == null ? null : queue.poll();
      if (before == null) {
        left.add(placement);
      } else {
        unclaimed.remove(before.shard());
        named.add(new PlannedShard(before.shard(), placement, before));
      }
    }
    return left;
  }

  private Likeness likeness(PreviousPlacement row, Scope scope) {
    Host host = hosts.get(row.host());
    return new Likeness(
        row.workload(),
        row.phase(),
        row.acceleratorMillis(),
        scope == Scope.FLEET || host == null ? null : host.site().id(),
        scope == Scope.HOST ? row.host() : null);
  }

  private static Likeness likeness(Placement placement, Scope scope) {
    return new Likeness(
        placement.kind().workload().id(),
        placement.kind().phase(),
        placement.kind().acceleratorMillis(),
        scope == Scope.FLEET ? null : placement.host().site().id(),
        scope == Scope.HOST ? placement.host().id() : null);
  }

  private void giveNames(List<Placement> nameless) {
    Map<String, Integer> lastNumbers = new HashMap<>();
    for (Placement placement : nameless) {
      named.add(new PlannedShard(freeName(stem(placement), lastNumbers), placement, null));
    }
  }

  private static String stem(Placement placement) {
    String workload = placement.kind().workload().id();
    String start = workload.substring(0, Math.min(workload.length(), LONGEST_START));
    return start + "-" + placement.kind().phase().text() + "-";
  }

  private String freeName(String stem, Map<String, Integer> lastNumbers) {
    String name;
    do {
      name = stem + String.format(Locale.ROOT, "%04d", lastNumbers.merge(stem, 1, Integer::sum));
    } while (!taken.add(name));
    return name;
  }
}
