package io.fleetfold.constraints;

import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.ShardKind;
import java.util.Locale;
import java.util.Map;

/** A kind of shard as it is written: {@code chat/decode/x0.25}. */
record ShardText(String workload, Phase phase, long acceleratorMillis) {

  static ShardText of(String text) {
    String[] parts = text.split("/", -1);
    long millis = Math.round(Double.parseDouble(parts[2].substring(1)) * 1000);
    return new ShardText(parts[0], Phase.valueOf(parts[1].toUpperCase(Locale.ROOT)), millis);
  }

  ShardKind kind(FleetProblem problem, Map<String, Workload> workloads) {
    return problem.findKind(workloads.get(workload), phase, acceleratorMillis).orElseThrow();
  }
}
