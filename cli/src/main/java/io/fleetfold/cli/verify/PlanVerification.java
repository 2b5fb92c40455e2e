package io.fleetfold.cli.verify;

import io.fleetfold.cli.report.PlannedShard;
import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.constraints.Violation;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an independent computation says about a written plan. A missed contract is not a finding: it
 * is part of the score, and the best plan may have to miss one.
 *
 * @param findings limits and figures that do not hold; empty when all do
 * @param audit of the rows whose host and workload exist
 */
public record PlanVerification(List<Finding> findings, Audit audit) {

  private static final String CONTRACT = "contract";

  /** Promises that the plan does not keep. */
  public List<String> missedContracts() {
    return audit.violations().stream()
        .filter(violation -> violation.rule().equals(CONTRACT))
        .map(Violation::sentence)
        .toList();
  }

  /** The same with more findings, such as those about its bound. */
  public PlanVerification plus(List<Finding> more) {
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(more);
    return new PlanVerification(List.copyOf(all), audit);
  }

  /**
   * Verifies a plan.
   *
   * @param rows of the plan
   * @param plan the same rows with the figures that they state
   * @param summary what was stated about the plan; {@code null} when there is no such file
   */
  public static PlanVerification of(
      FleetProblem problem,
      List<PreviousPlacement> rows,
      StatedPlan plan,
      @Nullable StatedSummary summary) {
    var placed = PlacedRows.of(problem, rows);
    List<Placement> placements = placed.shards().stream().map(PlannedShard::placement).toList();
    Audit audit = PlanAudit.audit(problem, placements);
    List<Finding> findings = new ArrayList<>(placed.findings());
    audit.violations().stream()
        .filter(violation -> !violation.rule().equals(CONTRACT))
        .map(PlanVerification::finding)
        .forEach(findings::add);
    findings.addAll(missingPins(problem, placements));
    var figures = new StatedFigures(problem);
    placed.shards().forEach(shard -> findings.addAll(figures.compare(shard, plan)));
    if (summary != null) {
      findings.addAll(figures.compare(audit, summary));
    }
    return new PlanVerification(List.copyOf(findings), audit);
  }

  private static Finding finding(Violation violation) {
    return new Finding(
        violation.rule(),
        violation.subject(),
        String.valueOf(violation.amount()),
        violation.unit(),
        violation.sentence());
  }

  /** A pinned shard of the plan in force must be where it was. */
  private static List<Finding> missingPins(FleetProblem problem, List<Placement> placements) {
    List<Finding> findings = new ArrayList<>();
    for (PreviousPlan.Count count : problem.previous().counts()) {
      int missing = count.pinned() - Collections.frequency(placements, count.placement());
      if (count.pinned() > 0 && missing > 0) {
        String subject = count.placement().kind().text() + "@" + count.placement().host().id();
        findings.add(
            new Finding(
                "pinned",
                subject,
                String.valueOf(missing),
                "shards",
                "the plan in force pins shards here that this plan does not have"));
      }
    }
    return findings;
  }
}
