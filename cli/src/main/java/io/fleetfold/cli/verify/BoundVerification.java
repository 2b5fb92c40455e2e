package io.fleetfold.cli.verify;

import io.fleetfold.cli.report.DualsCsv;
import io.fleetfold.cli.report.Figures;
import io.fleetfold.constraints.Audit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.bound.AuditedBound;
import io.fleetfold.solver.bound.WrongPriceException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the stated upper bound is the one that the prices in {@code duals.csv} prove. Prices that
 * were changed are found unless they prove as much as the right ones, which would make them right.
 * A plan that keeps every limit and earns more than the bound is a finding too.
 */
final class BoundVerification {

  private static final String BOUND = "upper_bound_usd_per_hour";
  private static final String DUALS = "duals.csv";

  private final Audit audit;
  private final @Nullable StatedSummary summary;
  private final Coverage coverage;
  private final List<Finding> findings = new ArrayList<>();

  private BoundVerification(Audit audit, @Nullable StatedSummary summary, Coverage coverage) {
    this.audit = audit;
    this.summary = summary;
    this.coverage = coverage;
  }

  /**
   * Everything about the bound that does not hold.
   *
   * @param audit of the plan
   * @param summary what was stated; {@code null} when there is no such file
   * @param duals the prices; {@code null} when there is no such file
   */
  static List<Finding> of(
      FleetProblem problem,
      Audit audit,
      @Nullable StatedSummary summary,
      DualsCsv.@Nullable Stated duals,
      Coverage coverage) {
    var verification = new BoundVerification(audit, summary, coverage);
    Double stated = summary == null ? null : summary.number(BOUND);
    if (duals != null) {
      verification.prove(problem, duals, stated);
    } else {
      coverage.leaveOut(DUALS, "not beside the plan, so that no upper bound was proven");
    }
    if (stated != null) {
      verification.compareMargin(stated, "the stated upper bound");
    }
    return verification.findings;
  }

  private void prove(FleetProblem problem, DualsCsv.Stated duals, @Nullable Double stated) {
    double proven;
    try {
      proven = AuditedBound.usdPerHour(problem, duals.certificate(), audit);
    } catch (WrongPriceException wrong) {
      String place = DUALS + ":" + duals.line(wrong.row()) + ":1: ";
      findings.add(new Finding("bound", DUALS, "", "", place + wrong.getMessage()));
      return;
    }
    coverage.compare(DUALS, "the upper bound that it proves, " + usd(proven) + " /h");
    if (stated != null) {
      compareStated(proven, stated);
    } else {
      compareMargin(proven, "the upper bound that duals.csv proves");
      if (summary != null) {
        add(0, place() + "no upper bound is stated, but duals.csv proves " + usd(proven));
      }
    }
  }

  private void compareStated(double proven, double stated) {
    if (Dollars.isAbove(proven, stated)) {
      String stating = "no plan can earn more than " + usd(stated) + ", it says, but ";
      add(proven - stated, place() + stating + "duals.csv proves no less than " + usd(proven));
    } else if (Dollars.isAbove(stated, proven)) {
      String stating = "no plan can earn more than " + usd(stated) + ", it says, and ";
      add(proven - stated, place() + stating + "duals.csv proves " + usd(proven) + " already");
    }
  }

  private void compareMargin(double bound, String what) {
    double margin = audit.money().marginMicroUsdPerHour() * 1e-6;
    if (audit.isFeasible() && Dollars.isAbove(margin, bound)) {
      String sentence = "this plan earns " + usd(margin) + ", more than " + what + " of ";
      add(margin - bound, sentence + usd(bound));
    }
  }

  private String place() {
    return summary == null ? "" : summary.place(BOUND) + ": ";
  }

  private static String usd(double amount) {
    return Figures.usd(amount);
  }

  private void add(double amount, String sentence) {
    String difference = amount == 0 ? "" : Dollars.text(amount);
    findings.add(new Finding("bound", BOUND, difference, amount == 0 ? "" : "$/h", sentence));
  }
}
