package io.fleetfold.cli;

import io.fleetfold.cli.nightly.RunRecord;
import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.constraints.Audit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a plan must not fall short of to be put in force. */
final class GuardOptions {

  @Option(
      names = "--max-regression",
      paramLabel = "SHARE",
      converter = ShareText.class,
      description =
          "Keep the old plan when the margin is this much below that of the last one accepted"
              + " (default: never).")
  private @Nullable Double maxRegression;

  @Option(
      names = "--max-gap",
      paramLabel = "SHARE",
      converter = ShareText.class,
      description =
          "Keep the old plan when a plan could be better by more than this (default: never).")
  private @Nullable Double maxGap;

  /** Why the plan is not good enough; empty when it is. */
  List<String> refusals(PlanReport report, @Nullable RunRecord last) {
    List<String> reasons = new ArrayList<>();
    double margin = report.audit().money().marginMicroUsdPerHour() / 1e6;
    if (maxRegression != null && last != null) {
      double least = last.margin() - maxRegression * Math.abs(last.margin());
      if (margin < least) {
        reasons.add(
            String.format(
                Locale.ROOT,
                "the margin, %s, is more than %s below the %s of run %s",
                Figures.usd(margin),
                Figures.percent(maxRegression),
                Figures.usd(last.margin()),
                last.number()));
      }
    }
    Double gap = report.gap();
    if (maxGap != null && gap == null) {
      reasons.add("the gap is not known, and at most " + Figures.percent(maxGap) + " is allowed");
    } else if (maxGap != null && gap != null && gap > maxGap) {
      String allowed = Figures.percent(maxGap);
      reasons.add("the gap, " + Figures.percent(gap) + ", is more than " + allowed);
    }
    return reasons;
  }

  /** A plan that breaks a limit is only taken where the plan in force breaks as much today. */
  static List<String> brokenLimits(PlanReport report, Audit kept) {
    long hard = report.audit().score().hard();
    return hard < 0 && hard < kept.score().hard()
        ? List.of("it breaks limits: see violations in summary.json")
        : List.of();
  }
}
