package io.fleetfold.domain.plan;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.facts.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The plan in force as counts: how many shards of each kind run on each host. Rows whose host or
 * workload is gone are left out, for there is nothing to stop any more. Immutable and thread-safe.
 */
public final class PreviousPlan {

  /** So many shards of one kind on one host, of which some are pinned. */
  public record Count(Placement placement, int shards, int pinned) {}

  private final Map<Placement, Count> counts;

  private PreviousPlan(Map<Placement, Count> counts) {
    this.counts = counts;
  }

  static PreviousPlan of(Dataset dataset, ProfileTable profiles) {
    Map<String, Host> hosts = new HashMap<>();
    dataset.hosts().forEach(host -> hosts.put(host.id(), host));
    Map<String, Workload> workloads = new HashMap<>();
    dataset.workloads().forEach(workload -> workloads.put(workload.id(), workload));
    Map<Placement, Count> counts = new LinkedHashMap<>();
    for (PreviousPlacement row : dataset.previous()) {
      Host host = hosts.get(row.host());
      Workload workload = workloads.get(row.workload());
      if (host != null && workload != null) {
        profiles
            .findKind(workload, row.phase(), row.acceleratorMillis())
            .ifPresent(kind -> add(counts, new Placement(kind, host), row.pinned()));
      }
    }
    return new PreviousPlan(counts);
  }

  private static void add(Map<Placement, Count> counts, Placement placement, boolean pinned) {
    counts.merge(
        placement,
        new Count(placement, 1, pinned ? 1 : 0),
        (a, b) -> new Count(placement, a.shards() + b.shards(), a.pinned() + b.pinned()));
  }

  /** Whether there is no plan in force. */
  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /** How many shards of the kind run on the host. */
  public int shards(Placement placement) {
    Count count = counts.get(placement);
    return count == null ? 0 : count.shards();
  }

  /** Every shard, pinned ones included, in file order. */
  public List<Placement> placements() {
    return counts.values().stream()
        .flatMap(count -> Collections.nCopies(count.shards(), count.placement()).stream())
        .toList();
  }

  /** Every kind and host that occurs, in file order. */
  public List<Count> counts() {
    return new ArrayList<>(counts.values());
  }
}
