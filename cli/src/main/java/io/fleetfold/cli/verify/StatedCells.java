package io.fleetfold.cli.verify;

import io.fleetfold.cli.report.PlanCsv;
import io.fleetfold.cli.report.PlannedShard;
import io.fleetfold.domain.csv.PlanTable;
import io.fleetfold.domain.csv.Shown;
import io.fleetfold.domain.plan.FleetProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what the rows of a plan state beside what runs where. */
final class StatedCells {

  /** They say which shard runs where, and are what the others are computed from. */
  private static final Set<String> GIVEN =
      Set.of("shard", "workload", "phase", "host", "accelerators");

  /** What the next plan must keep, which is for its owner to say. */
  private static final String PINNED = "pinned";

  private final FleetProblem problem;
  private final Coverage coverage;
  private final List<Finding> findings = new ArrayList<>();

  private StatedCells(FleetProblem problem, Coverage coverage) {
    this.problem = problem;
    this.coverage = coverage;
  }

  /** What does not hold; every cell under a column of ours states something. */
  static List<Finding> compare(
      FleetProblem problem, List<PlacedRows.PlacedRow> rows, Coverage coverage) {
    var cells = new StatedCells(problem, coverage);
    rows.forEach(cells::compare);
    return cells.findings;
  }

  private void compare(PlacedRows.PlacedRow row) {
    Map<String, String> computed = PlanCsv.cells(problem, row.shard());
    for (PlanTable.Cell cell : row.cells()) {
      String figure = computed.get(cell.column());
      if (GIVEN.contains(cell.column())) {
        coverage.leaveOut("plan.csv", cell.column(), "what the rest is computed from");
      } else if (cell.column().equals(PINNED)) {
        coverage.leaveOut("plan.csv", cell.column(), "what the next plan is to keep");
      } else if (figure == null) {
        coverage.leaveOut("plan.csv", cell.column(), "not a column of a plan");
      } else {
        coverage.compare("plan.csv", cell.column());
        compare(row.shard(), cell, figure);
      }
    }
  }

  private void compare(PlannedShard shard, PlanTable.Cell cell, String computed) {
    BigDecimal stated = Difference.figure(cell.text());
    BigDecimal figure = Difference.figure(computed);
    String difference = stated != null && figure != null ? Difference.between(stated, figure) : "";
    if (difference == null || cell.text().equals(computed)) {
      return;
    }
    String unit = figure == null ? "" : Difference.unit(cell.column());
    String place = "plan.csv:" + cell.line() + ":" + cell.number() + ": ";
    String sentence = place + shown(cell.text()) + " stated, " + shown(computed) + " computed";
    findings.add(
        new Finding("stated", shard.id() + " " + cell.column(), difference, unit, sentence));
  }

  private static String shown(String text) {
    return text.isEmpty() ? "nothing" : Shown.of(text);
  }
}
