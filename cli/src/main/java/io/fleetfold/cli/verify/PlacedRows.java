package io.fleetfold.cli.verify;

import io.fleetfold.cli.report.PlannedShard;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.ShardKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows of a plan as placements of a problem, and those that cannot be. */
final class PlacedRows {

  private final FleetProblem problem;
  private final Map<String, Host> hosts = new HashMap<>();
  private final Map<String, Workload> workloads = new HashMap<>();
  private final List<PlannedShard> shards = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private PlacedRows(FleetProblem problem) {
    this.problem = problem;
    problem.dataset().hosts().forEach(host -> hosts.put(host.id(), host));
    problem.dataset().workloads().forEach(workload -> workloads.put(workload.id(), workload));
  }

  static PlacedRows of(FleetProblem problem, List<PreviousPlacement> rows) {
    var placed = new PlacedRows(problem);
    rows.forEach(placed::add);
    return placed;
  }

  private void add(PreviousPlacement row) {
    Host host = hosts.get(row.host());
    Workload workload = workloads.get(row.workload());
    if (host == null) {
      refuse(row, "host " + row.host() + " is not in hosts.csv");
    } else if (workload == null) {
      refuse(row, "workload " + row.workload() + " is not in workloads.csv");
    } else {
      problem
          .findKind(workload, row.phase(), row.acceleratorMillis())
          .ifPresentOrElse(kind -> place(row, kind, host), () -> refuse(row, noSuchEngine(row)));
    }
  }

  private void place(PreviousPlacement row, ShardKind kind, Host host) {
    shards.add(new PlannedShard(row.shard(), new Placement(kind, host), row));
  }

  private static String noSuchEngine(PreviousPlacement row) {
    return String.format(
        Locale.ROOT,
        "no %s engine of %s takes this many accelerators on any type of the fleet",
        row.phase().text(),
        row.workload());
  }

  private void refuse(PreviousPlacement row, String sentence) {
    findings.add(new Finding("placement", row.shard(), "1", "shards", sentence));
  }

  /** Rows that stand for a placement. */
  List<PlannedShard> shards() {
    return shards;
  }

  /** Rows that do not. */
  List<Finding> findings() {
    return findings;
  }
}
