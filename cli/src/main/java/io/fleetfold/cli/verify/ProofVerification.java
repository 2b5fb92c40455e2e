package io.fleetfold.cli.verify;

import io.fleetfold.cli.json.JsonValue;
import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.PlanStatus;
import io.fleetfold.constraints.Audit;
import io.fleetfold.domain.csv.Shown;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.Proof;
import io.fleetfold.solver.bound.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a summary says about how good its plan is follows from its figures: gap, branch and
 * bound, and the word for it all.
 */
final class ProofVerification {

  private static final String BRANCH_AND_BOUND = "branch_and_bound_usd_per_hour";

  /** Figures of a summary are rounded to millionths. */
  private static final double ROUNDING = 2e-6;

  private static final Set<String> METHODS = Set.of("linear relaxation", "rack patterns");
  private static final String WHOLE_ENGINES = ", whole engines";

  private final boolean hasActiveHost;
  private final Audit audit;
  private final StatedSummary summary;
  private final @Nullable Double upperBound;
  private final @Nullable Double branchAndBound;
  private final List<Finding> findings = new ArrayList<>();

  private ProofVerification(FleetProblem problem, Audit audit, StatedSummary summary) {
    this.hasActiveHost = problem.dataset().hosts().stream().anyMatch(Host::isActive);
    this.audit = audit;
    this.summary = summary;
    this.upperBound = summary.number("upper_bound_usd_per_hour");
    this.branchAndBound = summary.number(BRANCH_AND_BOUND);
  }

  /** What does not follow. */
  static List<Finding> of(FleetProblem problem, Audit audit, StatedSummary summary) {
    var verification = new ProofVerification(problem, audit, summary);
    verification.compareMethod();
    verification.compareBranchAndBound();
    verification.compareGap();
    verification.compareProof();
    verification.compareStatus();
    return verification.findings;
  }

  /** A bound has a method, and only a missing one needs a reason. */
  private void compareMethod() {
    String method = summary.text("bound_method");
    boolean known =
        method != null
            && METHODS.contains(
                method.endsWith(WHOLE_ENGINES)
                    ? method.substring(0, method.length() - WHOLE_ENGINES.length())
                    : method);
    if (upperBound != null && !known) {
      differ("bound_method", "and it must be " + String.join(" or ", METHODS));
    } else if (upperBound == null && method != null) {
      differ("bound_method", "and no upper bound is");
    }
    boolean excused = summary.text("no_bound_reason") != null;
    if (excused == (upperBound != null)) {
      differ("no_bound_reason", excused ? "and an upper bound too" : "and no upper bound either");
    }
  }

  private void compareBranchAndBound() {
    if (branchAndBound == null) {
      return;
    }
    if (!keepsAll()) {
      differ(BRANCH_AND_BOUND, "of plans that keep every limit and contract, which this does not");
    } else if (Dollars.isAbove(margin(), branchAndBound)) {
      String earned = Figures.usd(margin());
      differ(BRANCH_AND_BOUND, "as the most that any plan earns, and this one earns " + earned);
    }
  }

  private void compareGap() {
    Double computed = gap(least());
    Double stated = summary.number("gap");
    boolean same =
        (stated != null && computed != null)
            ? Math.abs(stated - computed) <= ROUNDING
            : Objects.equals(stated, computed);
    if (!same) {
      differ("gap", computed == null ? "and none follows" : Dollars.text(computed) + " computed");
    }
  }

  private @Nullable Double least() {
    if (upperBound == null || branchAndBound == null) {
      return upperBound == null ? branchAndBound : upperBound;
    }
    return Math.min(upperBound, branchAndBound);
  }

  /** The proof of the smaller bound; of either where they round to the same figure. */
  private void compareProof() {
    Set<String> right = new TreeSet<>();
    Double least = audit.isFeasible() ? least() : null;
    if (least == null) {
      right.add(Proof.NONE.text());
    }
    if (least != null && upperBound != null && upperBound <= least + ROUNDING) {
      right.add(Proof.DUALS.text());
    }
    if (least != null && branchAndBound != null && branchAndBound <= least + ROUNDING) {
      right.add(Proof.BRANCH_AND_BOUND.text());
    }
    String stated = summary.text("proof");
    if (stated != null && !right.contains(stated)) {
      differ("proof", "and it is " + String.join(" or ", right));
    }
  }

  private void compareStatus() {
    Set<String> right = statuses();
    String stated = summary.text("status");
    if (stated != null && !right.contains(stated)) {
      differ("status", "and it is " + String.join(" or ", right));
    }
  }

  /** Whether somebody stopped the search is for the summary to say. */
  private Set<String> statuses() {
    if (!audit.isFeasible()) {
      return Set.of(PlanStatus.INFEASIBLE.text());
    }
    Set<String> right = new TreeSet<>(Set.of(PlanStatus.STOPPED.text()));
    double left = keepsAll() && hasActiveHost ? smallestGap() : Double.POSITIVE_INFINITY;
    if (left <= Gap.OPTIMAL + ROUNDING) {
      right.add(PlanStatus.OPTIMAL.text());
    }
    if (left > Gap.OPTIMAL - ROUNDING) {
      right.add(PlanStatus.FEASIBLE.text());
    }
    return right;
  }

  /** Infinite when no bound is stated. */
  private double smallestGap() {
    return Stream.<@Nullable Double>of(upperBound, branchAndBound)
        .map(this::gap)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** To a bound; {@code null} without one, and for a plan of which no bound speaks. */
  private @Nullable Double gap(@Nullable Double bound) {
    return bound == null || !audit.isFeasible() ? null : (Double) Gap.of(bound, margin());
  }

  private boolean keepsAll() {
    return audit.isFeasible() && audit.score().medium() == 0;
  }

  private double margin() {
    return audit.money().marginMicroUsdPerHour() * 1e-6;
  }

  private void differ(String name, String otherwise) {
    JsonValue stated = summary.find(name);
    if (stated != null) {
      String sentence = Shown.of(stated.shown()) + " stated, " + otherwise;
      findings.add(
          new Finding("stated", name, "", "", StatedSummary.place(stated) + ": " + sentence));
    }
  }
}
