package io.fleetfold.cli.report;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.MeasuredProfile;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.MeasuredLatency;
import io.fleetfold.domain.performance.SloPolicy;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What may be said about the latency of a plan: predicted engines are planned for their targets,
 * and of measured ones nobody knows more than {@code profiles.csv} states.
 *
 * @param unknown workloads and phases with engines whose latency was not measured
 * @param allUnknown whether the plan has no other engine
 */
record LatencyClaim(List<String> unknown, boolean allUnknown) {

  private record Engine(Workload workload, Phase phase, Accelerator type, long acceleratorMillis) {

    static Engine of(PlannedShard shard) {
      return new Engine(
          shard.workload(),
          shard.phase(),
          shard.host().accelerator(),
          shard.placement().kind().acceleratorMillis());
    }

    static Engine of(MeasuredProfile row) {
      return new Engine(row.workload(), row.phase(), row.accelerator(), row.acceleratorMillis());
    }
  }

  static LatencyClaim of(List<MeasuredProfile> measured, List<PlannedShard> shards) {
    Set<Engine> silent = new HashSet<>();
    measured.stream()
        .filter(row -> !new MeasuredLatency(row).isComplete())
        .forEach(row -> silent.add(Engine.of(row)));
    Set<String> unknown = new LinkedHashSet<>();
    boolean all = true;
    for (PlannedShard shard : shards) {
      boolean isUnknown = silent.contains(Engine.of(shard));
      all &= isUnknown;
      if (isUnknown) {
        unknown.add(shard.workload().id() + " " + shard.phase().text());
      }
    }
    return new LatencyClaim(List.copyOf(unknown), all && !shards.isEmpty());
  }

  /** As people read it. */
  String text(SloPolicy policy) {
    if (unknown.isEmpty()) {
      return policy.text();
    }
    String engines = String.join(", ", unknown);
    return allUnknown
        ? "TTFT and TPOT not checked: profiles.csv does not state them for " + engines
        : policy.text() + "; not checked, as profiles.csv does not state them, for " + engines;
  }
}
