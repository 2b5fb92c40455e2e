package io.fleetfold.cli.verify;

import io.fleetfold.cli.report.DualsCsv;
import io.fleetfold.constraints.Audit;
import io.fleetfold.domain.csv.Shown;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.ShortfallProof;
import io.fleetfold.solver.bound.LeastShortfall;
import io.fleetfold.solver.bound.WrongPriceException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a summary says of how much contracts must miss follows from the plan and from the
 * prices in {@code shortfall_duals.csv}. What branch and bound proves beyond them comes without
 * prices, and is said not to be verified.
 */
final class ShortfallVerification {

  private static final String LEAST = "least_shortfall_rps";
  private static final String PROOF = "shortfall_proof";
  private static final String DUALS = "shortfall_duals.csv";

  /** Figures of a summary are rounded to millionths. */
  private static final double ROUNDING = 2e-6;

  private final Audit audit;
  private final double missed;
  private final double arithmetic;
  private final @Nullable StatedSummary summary;
  private final Coverage coverage;
  private final List<Finding> findings = new ArrayList<>();

  private ShortfallVerification(
      FleetProblem problem, Audit audit, @Nullable StatedSummary summary, Coverage coverage) {
    this.audit = audit;
    this.missed = -audit.score().medium() * 1e-6;
    this.arithmetic = 2 * LeastShortfall.toleranceRps(problem) + ROUNDING;
    this.summary = summary;
    this.coverage = coverage;
  }

  /** What does not follow. */
  static List<Finding> of(
      FleetProblem problem,
      Audit audit,
      @Nullable StatedSummary summary,
      DualsCsv.@Nullable Stated duals,
      Coverage coverage) {
    var verification = new ShortfallVerification(problem, audit, summary, coverage);
    if (summary != null) {
      verification.compareProof(summary);
    }
    Double certified = duals == null ? null : verification.prove(problem, duals);
    if (summary != null && verification.missed > 0) {
      verification.compareLeast(summary.number(LEAST), certified);
    }
    return verification.findings;
  }

  private void compareProof(StatedSummary stated) {
    String word = stated.text(PROOF);
    Double least = stated.number(LEAST);
    ShortfallProof right = right(least);
    if (word != null && !word.equals(right.text())) {
      differ(PROOF, "and it is " + right.text());
    }
    if (audit.isFeasible() && least != null && least > missed + ROUNDING) {
      differ(LEAST, "as what every plan misses, and this one misses " + Dollars.text(missed));
    } else if (!audit.isFeasible() && least != null) {
      differ(LEAST, "of plans that keep every limit, which this does not");
    } else if (audit.isFeasible() && missed == 0 && least == null) {
      differ(LEAST, "and it is 0: no contract is missed");
    }
  }

  private ShortfallProof right(@Nullable Double least) {
    if (missed == 0) {
      return ShortfallProof.NONE;
    }
    return least != null && least >= missed - ROUNDING
        ? ShortfallProof.PROVEN_LEAST
        : ShortfallProof.FOUND;
  }

  private @Nullable Double prove(FleetProblem problem, DualsCsv.Stated duals) {
    try {
      double certified = LeastShortfall.certifiedRps(problem, duals.certificate());
      coverage.compare(
          DUALS, "what contracts miss at least, " + Dollars.text(certified) + " requests/s");
      if (audit.isFeasible() && certified > missed + arithmetic) {
        add(DUALS, "proves that more is missed than " + Dollars.text(missed) + " requests/s");
      }
      return certified;
    } catch (WrongPriceException wrong) {
      add(DUALS, DUALS + ":" + duals.line(wrong.row()) + ":1: " + wrong.getMessage());
      return null;
    }
  }

  private void compareLeast(@Nullable Double stated, @Nullable Double certified) {
    double proven = certified == null ? 0 : certified;
    if (stated != null && stated < proven - arithmetic) {
      differ(LEAST, "and " + DUALS + " proves " + Dollars.text(proven) + " already");
    } else if (stated != null && stated > proven + arithmetic) {
      coverage.leaveOut(
          StatedSummary.FILE,
          LEAST,
          "rests on branch and bound, which leaves no prices, beyond " + Dollars.text(proven));
    }
  }

  private void differ(String name, String otherwise) {
    var value = summary == null ? null : summary.find(name);
    if (value != null) {
      String sentence = Shown.of(value.shown()) + " stated, " + otherwise;
      add(name, StatedSummary.place(value) + ": " + sentence);
    }
  }

  private void add(String subject, String sentence) {
    findings.add(new Finding("stated", subject, "", "", sentence));
  }
}
