package io.fleetfold.cli.verify;

import io.fleetfold.cli.report.PlannedShard;
import io.fleetfold.domain.csv.PlanTable;
import io.fleetfold.domain.csv.PlanTable.PlanRow;
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

  /** A row that stands for a placement. */
  record PlacedRow(PlannedShard shard, List<PlanTable.Cell> cells) {}

  private final FleetProblem problem;
  private final Map<String, Host> hosts = new HashMap<>();
  private final Map<String, Workload> workloads = new HashMap<>();
  private final List<PlacedRow> placed = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private PlacedRows(FleetProblem problem) {
    this.problem = problem;
    problem.dataset().hosts().forEach(host -> hosts.put(host.id(), host));
    problem.dataset().workloads().forEach(workload -> workloads.put(workload.id(), workload));
  }

  static PlacedRows of(FleetProblem problem, StatedPlan plan) {
    var placed = new PlacedRows(problem);
    plan.rows().forEach(placed::add);
    return placed;
  }

  private void add(PlanRow row) {
    PreviousPlacement stated = row.placement();
    Host host = hosts.get(stated.host());
    Workload workload = workloads.get(stated.workload());
    if (host == null) {
      refuse(row, "host", "host " + stated.host() + " is not in hosts.csv");
    } else if (workload == null) {
      refuse(row, "workload", "workload " + stated.workload() + " is not in workloads.csv");
    } else {
      problem
          .findKind(workload, stated.phase(), stated.acceleratorMillis())
          .ifPresentOrElse(
              kind -> place(row, kind, host),
              () -> refuse(row, "accelerators", noSuchEngine(stated)));
    }
  }

  private void place(PlanRow row, ShardKind kind, Host host) {
    PreviousPlacement stated = row.placement();
    var shard = new PlannedShard(stated.shard(), new Placement(kind, host), stated);
    placed.add(new PlacedRow(shard, row.cells()));
  }

  private static String noSuchEngine(PreviousPlacement row) {
    return String.format(
        Locale.ROOT,
        "no %s engine of %s takes this many accelerators on any type of the fleet: predicted ones"
            + " take 1, 2, 4, 8 and so on, which split a model evenly, or 1/8, 1/4 or 1/2; only"
            + " profiles.csv may state another number",
        row.phase().text(),
        row.workload());
  }

  private void refuse(PlanRow row, String column, String sentence) {
    String place =
        row.cells().stream()
            .filter(cell -> cell.column().equals(column))
            .map(cell -> "plan.csv:" + cell.line() + ":" + cell.number() + ": ")
            .findFirst()
            .orElse("");
    findings.add(
        new Finding("placement", row.placement().shard(), "1", "shards", place + sentence));
  }

  /** Rows that stand for a placement. */
  List<PlacedRow> placed() {
    return placed;
  }

  /** Their placements. */
  List<Placement> placements() {
    return placed.stream().map(row -> row.shard().placement()).toList();
  }

  /** Rows that do not. */
  List<Finding> findings() {
    return findings;
  }
}
