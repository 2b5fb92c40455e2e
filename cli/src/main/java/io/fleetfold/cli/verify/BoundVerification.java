package io.fleetfold.cli.verify;

import io.fleetfold.cli.report.DualsCsv;
import io.fleetfold.cli.report.Figures;
import io.fleetfold.constraints.Audit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.bound.AuditedBound;
import io.fleetfold.solver.bound.Gap;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether the stated upper bound is proven by the prices in {@code duals.csv}.
 *
 * <p>The bound recomputed from the prices may be at most the stated one and a millionth of it. It
 * may be less: then the statement is still true, and says less than its prices prove. So prices
 * that were changed are found unless they prove as much as the right ones. A plan that keeps every
 * limit and earns more than the bound is a finding too, and so is a stated gap that does not follow
 * from margin and bound.
 */
public final class BoundVerification {

  /** Sums of doubles in another order differ in the last digits; files have six decimals. */
  private static final double TOLERANCE = 1e-6;

  private static final String BOUND = "upper_bound_usd_per_hour";

  private final Audit audit;
  private final List<Finding> findings = new ArrayList<>();

  private BoundVerification(Audit audit) {
    this.audit = audit;
  }

  /**
   * Everything about the bound that does not hold.
   *
   * @param audit of the plan
   * @param summary what was stated; {@code null} when there is no such file
   * @param duals the prices; nothing is recomputed if there is no such file
   */
  public static List<Finding> of(
      FleetProblem problem, Audit audit, @Nullable StatedSummary summary, Path duals)
      throws IOException {
    var verification = new BoundVerification(audit);
    Double stated = verification.stated(summary, BOUND);
    if (Files.exists(duals)) {
      verification.prove(problem, stated, duals);
    }
    if (stated != null && summary != null) {
      verification.compareMargin(stated, "the stated upper bound");
      verification.compareGap(stated, summary);
    }
    return verification.findings;
  }

  private void prove(FleetProblem problem, @Nullable Double stated, Path duals) throws IOException {
    double proven;
    try (Reader file = Files.newBufferedReader(duals)) {
      proven = AuditedBound.usdPerHour(problem, DualsCsv.read(file), audit);
    } catch (IllegalArgumentException wrong) {
      findings.add(new Finding("bound", "duals.csv", "", "", "duals.csv: " + wrong.getMessage()));
      return;
    }
    if (stated == null) {
      compareMargin(proven, "the upper bound that duals.csv proves");
    } else if (proven > stated + TOLERANCE * Math.max(1, Math.abs(stated))) {
      String sentence =
          String.format(
                  Locale.ROOT,
                  "summary.json: no plan can earn more than %s, it says, but duals.csv proves no"
                      + " less than",
                  Figures.usd(stated))
              + " "
              + Figures.usd(proven);
      findings.add(new Finding("bound", BOUND, decimal(proven - stated), "$/h", sentence));
    }
  }

  private void compareMargin(double bound, String what) {
    double margin = audit.money().marginMicroUsdPerHour() * 1e-6;
    if (audit.isFeasible() && margin > bound + TOLERANCE * Math.max(1, Math.abs(bound))) {
      String sentence =
          String.format(
              Locale.ROOT,
              "this plan earns %s, more than %s of %s",
              Figures.usd(margin),
              what,
              Figures.usd(bound));
      findings.add(new Finding("bound", BOUND, decimal(margin - bound), "$/h", sentence));
    }
  }

  private void compareGap(double bound, StatedSummary summary) {
    Double stated = stated(summary, "gap");
    double margin = audit.money().marginMicroUsdPerHour() * 1e-6;
    double computed = Gap.of(bound, margin);
    if (stated != null && Math.abs(stated - computed) > 2 * TOLERANCE) {
      String sentence =
          String.format(
              Locale.ROOT,
              "summary.json: %s stated, %s computed",
              decimal(stated),
              decimal(computed));
      findings.add(new Finding("stated", "gap", decimal(stated - computed), "", sentence));
    }
  }

  /** A stated figure; {@code null}, and a finding where there is something else, if it is none. */
  private @Nullable Double stated(@Nullable StatedSummary summary, String name) {
    String text = summary == null ? null : summary.number(name);
    if (text == null) {
      return null;
    }
    double number = Double.parseDouble(text);
    if (!Double.isFinite(number)) {
      findings.add(new Finding("stated", name, "", "", "summary.json: " + text + " is no figure"));
      return null;
    }
    return number;
  }

  private static String decimal(double amount) {
    BigDecimal rounded = BigDecimal.valueOf(amount).setScale(6, RoundingMode.HALF_EVEN);
    return rounded.stripTrailingZeros().toPlainString();
  }
}
