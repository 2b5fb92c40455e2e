package io.fleetfold.cli.report;

import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.bound.Gap;
import io.fleetfold.solver.economics.whatif.Comparison;
import io.fleetfold.solver.economics.whatif.FleetFigures;
import io.fleetfold.solver.economics.whatif.Sweep;
import io.fleetfold.solver.economics.whatif.SweepPoint;
import io.fleetfold.solver.economics.whatif.WhatIf;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a comparison or a sweep into a study. */
public final class WhatIfStudy {

  /** Less than this is no difference of a figure that people read. */
  private static final double NOTHING = 5e-4;

  private final Sheet sheet =
      new Sheet(
          "changes",
          "What changes",
          Sheet.text("figure", "figure"),
          Sheet.text("of", "of"),
          Sheet.text("unit", "unit"),
          Sheet.number("base", "base"),
          Sheet.number("changed", "changed"),
          Sheet.number("difference", "difference"));

  private WhatIfStudy() {}

  /** A changed fleet beside the base. */
  public static Study of(WhatIf whatIf, Comparison comparison) {
    var study = new WhatIfStudy();
    study.rows(comparison);
    return new Study(headline(whatIf, comparison))
        .fact("dataset", whatIf.base().name())
        .fact("difference_usd_per_hour", comparison.differenceUsdPerHour())
        .fact("least_usd_per_hour", comparison.leastUsdPerHour())
        .fact("most_usd_per_hour", comparison.mostUsdPerHour())
        .fact("certainty", comparison.certainty().name().toLowerCase(Locale.ROOT))
        .sheet(study.sheet)
        .note(
            "Between: what the best plans differ by, whatever the searches missed, by the best"
                + " proof of each. The rows are of the plans found, each of which the other search"
                + " knew.")
        .note(options(whatIf.options()));
  }

  /** The certified interval first: the plans found differ by what the searches missed, too. */
  private static String headline(WhatIf whatIf, Comparison comparison) {
    String changed = whatIf.base().name() + " changed: ";
    String found = signed(comparison.differenceUsdPerHour()) + " /h";
    if (!comparison.base().feasible() || !comparison.changed().feasible()) {
      return changed
          + found
          + "; a plan breaks a limit or misses a contract, so the margins do not compare";
    }
    double least = comparison.leastUsdPerHour();
    double most = comparison.mostUsdPerHour();
    if (Gap.isNothing(most - least)) {
      return changed + found + ", proven";
    }
    return changed
        + (Double.isNaN(most - least)
            ? found + " between the plans found; no bound says how sure that is"
            : "between "
                + signed(least)
                + " and "
                + signed(most)
                + " /h ("
                + found
                + " between the plans found)"
                + verdict(comparison.certainty()));
  }

  private static String verdict(Comparison.Certainty certainty) {
    return switch (certainty) {
      case MORE -> "; it earns more for certain";
      case LESS -> "; it earns less for certain";
      case WITHIN_GAPS -> "";
    };
  }

  private static String signed(double usd) {
    return Double.isFinite(usd) ? Figures.signedUsd(Math.round(usd * 1e6)) : "unknown";
  }

  private static String options(SolveOptions options) {
    return "Both solved with "
        + (options.timeLimit() == null
            ? "--steps " + options.steps()
            : "--time-limit " + options.timeLimit().toSeconds() + "s")
        + " --seed "
        + options.seed()
        + ".";
  }

  private void rows(Comparison comparison) {
    FleetFigures base = comparison.base();
    FleetFigures changed = comparison.changed();
    row("margin", "", "$/h", base.marginUsdPerHour(), changed.marginUsdPerHour());
    row("upper bound", "", "$/h", base.upperBoundUsdPerHour(), changed.upperBoundUsdPerHour());
    row("gap", "", "%", 100 * base.gap(), 100 * changed.gap());
    row("revenue", "", "$/h", base.revenueUsdPerHour(), changed.revenueUsdPerHour());
    row("energy", "", "$/h", base.energyUsdPerHour(), changed.energyUsdPerHour());
    row("rental", "", "$/h", base.rentalUsdPerHour(), changed.rentalUsdPerHour());
    row("power", "all", "kW", base.kilowatts(), changed.kilowatts());
    differing("served", "requests/s", base.servedRps(), changed.servedRps());
    differing("power", "kW", base.kilowattsByDomain(), changed.kilowattsByDomain());
    differing("placement", "accelerators", base.acceleratorsByUse(), changed.acceleratorsByUse());
  }

  private void differing(
      String figure, String unit, Map<String, Double> base, Map<String, Double> changed) {
    Set<String> all = new LinkedHashSet<>(base.keySet());
    all.addAll(changed.keySet());
    for (String subject : all) {
      double before = base.getOrDefault(subject, 0.0);
      double after = changed.getOrDefault(subject, 0.0);
      if (Math.abs(after - before) > NOTHING) {
        row(figure, subject, unit, before, after);
      }
    }
  }

  private void row(String figure, String of, String unit, double base, double changed) {
    sheet.add(figure, of, unit, base, changed, changed - base);
  }

  /** A figure over a range. */
  public static Study of(WhatIf whatIf, Sweep swept, List<SweepPoint> points) {
    var sheet =
        new Sheet(
            "sweep",
            "Margin over " + swept.subject(),
            Sheet.number("value", swept.isLimit() ? "limit kW" : "value"),
            Sheet.usd("margin_usd_per_hour", "margin $/h"),
            Sheet.usd("upper_bound_usd_per_hour", "no plan earns more"),
            Sheet.percent("gap", "gap"),
            Sheet.number("power_kw", "whole fleet kW"),
            Sheet.usd("more_usd_per_unit", "one more earns"),
            Sheet.text("note", "note"));
    @Nullable SweepPoint last = null;
    for (SweepPoint point : points) {
      FleetFigures figures = point.figures();
      sheet.add(
          point.value().doubleValue(),
          figures.marginUsdPerHour(),
          figures.upperBoundUsdPerHour(),
          figures.gap(),
          figures.kilowatts(),
          last == null ? null : slope(last, point),
          note(point));
      last = point;
    }
    return new Study(
            whatIf.base().name() + ": " + swept.subject() + " at " + points.size() + " values")
        .fact("dataset", whatIf.base().name())
        .fact("swept", swept.subject())
        .sheet(sheet)
        .note(
            "One more earns: the rise of the bound per unit since the value above, which no search"
                + " can miss. Margins lie below their bounds by the gap.")
        .note(options(whatIf.options()));
  }

  private static double slope(SweepPoint last, SweepPoint point) {
    double units = point.value().subtract(last.value()).doubleValue();
    return (point.figures().upperBoundUsdPerHour() - last.figures().upperBoundUsdPerHour()) / units;
  }

  private static String note(SweepPoint point) {
    if (!point.figures().feasible()) {
      return "breaks a limit or misses a contract";
    }
    return point.best() ? "" : "less earns as much";
  }
}
