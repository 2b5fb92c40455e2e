package io.fleetfold.cli.verify;

import io.fleetfold.cli.json.JsonFile;
import io.fleetfold.cli.json.JsonValue;
import io.fleetfold.cli.report.MovesCsv;
import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.cli.report.SummaryJson;
import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.constraints.Violation;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import io.fleetfold.domain.plan.Rule;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an independent computation says about a written plan. A missed contract is not a finding: it
 * is part of the score, and the best plan may have to miss one.
 *
 * @param findings limits, figures and words that do not hold, files of the dataset that are not
 *     those of the plan first; empty when all do
 * @param audit of the rows whose host and workload exist
 * @param coverage what was compared
 */
public record PlanVerification(List<Finding> findings, Audit audit, Coverage coverage) {

  /** The rule of files that are not those that the plan was made from. */
  static final String DATASET = "dataset";

  /** Copies the list. */
  public PlanVerification {
    findings = List.copyOf(findings);
  }

  /** Files of the dataset that are not those that the plan was made from. */
  public List<String> otherFiles() {
    return findings.stream()
        .filter(finding -> finding.rule().equals(DATASET))
        .map(Finding::subject)
        .toList();
  }

  /** Promises that the plan does not keep. */
  public List<String> missedContracts() {
    return audit.violations().stream()
        .filter(violation -> violation.rule() == Rule.CONTRACT)
        .map(Violation::sentence)
        .toList();
  }

  /** What a plan is worth and breaks, as far as its hosts and workloads exist. */
  public static Audit audit(FleetProblem problem, StatedPlan plan) {
    return PlanAudit.audit(problem, PlacedRows.of(problem, plan).placements());
  }

  /**
   * Verifies a plan.
   *
   * @param basis what it was made for
   * @param summary what was stated about it; {@code null} when there is no such file
   * @param proofs the prices beside it
   * @param moves the way to it; {@code null} when there is no such file
   */
  public static PlanVerification of(
      Basis basis,
      StatedPlan plan,
      @Nullable StatedSummary summary,
      StatedProofs proofs,
      @Nullable List<MovesCsv.Stated> moves) {
    FleetProblem problem = basis.problem();
    var coverage = new Coverage();
    var placed = PlacedRows.of(problem, plan);
    List<Placement> placements = placed.placements();
    Audit audit = PlanAudit.audit(problem, placements);
    List<Finding> findings = new ArrayList<>();
    if (summary != null) {
      findings.addAll(InputsVerification.of(summary, basis.inputs(), basis.planInForce()));
    }
    findings.addAll(placed.findings());
    findings.addAll(broken(audit));
    findings.addAll(missingPins(problem, placements));
    findings.addAll(StatedCells.compare(problem, placed.placed(), coverage));
    findings.addAll(BoundVerification.of(problem, audit, summary, proofs.bound(), coverage));
    findings.addAll(
        ShortfallVerification.of(problem, audit, summary, proofs.shortfall(), coverage));
    if (moves != null && knowsPlanInForce(problem, summary)) {
      findings.addAll(
          MovesVerification.of(problem.dataset().previous(), plan.placements(), moves, coverage));
    } else if (moves != null) {
      coverage.leaveOut("moves.csv", "the plan in force is not known");
    }
    if (summary == null) {
      coverage.leaveOut(StatedSummary.FILE, "not beside the plan");
    } else {
      findings.addAll(ProofVerification.of(problem, audit, summary));
      findings.addAll(BaselineVerification.of(audit, summary));
      var computed = computed(basis, placements);
      findings.addAll(SummaryComparison.of(summary.root(), computed, coverage));
    }
    return new PlanVerification(findings, audit, coverage);
  }

  private static boolean knowsPlanInForce(FleetProblem problem, @Nullable StatedSummary summary) {
    return summary == null
        || !summary.options().hadPreviousPlan()
        || !problem.dataset().previous().isEmpty();
  }

  /** The summary that the shards of a plan give. */
  private static JsonValue.Fields computed(Basis basis, List<Placement> placements) {
    var text = new StringWriter();
    try {
      SummaryJson.write(
          PlanReport.ofShards(basis.problem(), placements, basis.slo(), basis.calibration()), text);
      return JsonFile.parse("computed", text.toString());
    } catch (IOException | InvalidInputException e) {
      throw new IllegalStateException("a summary of our own cannot be read", e);
    }
  }

  private static List<Finding> broken(Audit audit) {
    return audit.violations().stream()
        .filter(violation -> violation.rule() != Rule.CONTRACT)
        .map(PlanVerification::finding)
        .toList();
  }

  private static Finding finding(Violation violation) {
    return new Finding(
        violation.rule().id(),
        violation.subject(),
        violation.humanAmount(),
        violation.humanUnit(),
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
