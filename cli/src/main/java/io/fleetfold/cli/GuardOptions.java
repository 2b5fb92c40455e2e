package io.fleetfold.cli;

import io.fleetfold.cli.nightly.RunRecord;
import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.constraints.Audit;
import io.fleetfold.solver.bound.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a plan must not fall short of to be put in force. */
final class GuardOptions {

  private static final double USUAL = 0.1;

  @Option(
      names = "--max-regression",
      paramLabel = "SHARE",
      converter = ShareText.class,
      description =
          "Keep the old plan when the margin is this much below that of the last one accepted, and"
              + " by more than a cent (default: 10%% below what of that is left with today's hosts"
              + " and demand, see --max-gap).")
  private @Nullable Double maxRegression;

  @Option(
      names = "--max-gap",
      paramLabel = "SHARE",
      converter = ShareText.class,
      description =
          "Keep the old plan when a plan could be better by more than this, and by more than a cent"
              + " an hour (default: 10%%, unless the number of changes is limited, which keeps any"
              + " plan from being much better). The defaults of both do not count when nothing is"
              + " in force, or when what is in force breaks a limit or contract today.")
  private @Nullable Double maxGap;

  /**
   * Why the plan is not good enough; empty when it is.
   *
   * @param kept what is left of the plan in force if nothing is done
   * @param fewChanges whether the number of changes was limited
   * @param last {@code null} when nothing is in force
   */
  List<String> refusals(
      PlanReport report, Audit kept, boolean fewChanges, @Nullable LastMargin last) {
    List<String> reasons = new ArrayList<>();
    boolean usual = last != null && kept.isFeasible() && kept.score().medium() == 0;
    if (last != null && (maxRegression != null || usual)) {
      regression(report, last, maxRegression == null ? USUAL : maxRegression)
          .ifPresent(reasons::add);
    }
    Double gap = report.gap();
    boolean onTheWay = fewChanges && !kept.score().isBetterThan(report.audit().score());
    if (maxGap != null && gap == null) {
      reasons.add("the gap is not known, and at most " + Figures.percent(maxGap) + " is allowed");
    } else if (gap != null && (maxGap != null || (usual && !onTheWay))) {
      gap(gap, maxGap == null ? USUAL : maxGap).ifPresent(reasons::add);
    }
    return reasons;
  }

  /** What a plan is compared with: where a share was given, the last margin as it was. */
  LastMargin comparedWith(RunRecord last, Supplier<LastMargin> left) {
    return maxRegression == null ? left.get() : new LastMargin(last.number(), last.margin(), false);
  }

  private static Optional<String> regression(PlanReport report, LastMargin last, double most) {
    double margin = report.audit().money().marginMicroUsdPerHour() / 1e6;
    return Gap.isShortBy(most, last.usdPerHour(), margin)
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "the margin, %s, is more than %s below the %s of run %s%s (--max-regression)",
                Figures.usd(margin),
                Figures.percent(most),
                Figures.usd(last.usdPerHour()),
                last.run(),
                last.isLess() ? " with today's hosts and demand" : ""))
        : Optional.empty();
  }

  private static Optional<String> gap(double gap, double most) {
    return gap > most
        ? Optional.of(
            "the gap, "
                + Figures.percent(gap)
                + ", is more than "
                + Figures.percent(most)
                + " (--max-gap)")
        : Optional.empty();
  }

  /** A plan that breaks a limit is only taken where the plan in force breaks as much today. */
  static List<String> brokenLimits(PlanReport report, Audit kept) {
    long hard = report.audit().score().hard();
    return hard < 0 && hard < kept.score().hard()
        ? List.of("it breaks limits: see violations in summary.json")
        : List.of();
  }
}
