package io.fleetfold.cli.report;

import io.fleetfold.domain.facts.InputWarning;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is legal and unusual about a plan; places are those of its {@code plan.csv}. */
final class PlanWarnings {

  private PlanWarnings() {}

  /** The warnings about these shards, in the order of the workloads. */
  static List<InputWarning> of(FleetProblem problem, List<PlannedShard> shards) {
    Map<Workload, KvAcrossVendors> pairs = new LinkedHashMap<>();
    for (int row = 0; row < shards.size(); row++) {
      Workload workload = shards.get(row).workload();
      pairs
          .computeIfAbsent(workload, key -> new KvAcrossVendors(problem, key))
          .add(row, shards.get(row));
    }
    return pairs.values().stream().flatMap(each -> each.warnings().stream()).toList();
  }
}
