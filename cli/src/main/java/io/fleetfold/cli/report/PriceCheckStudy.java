package io.fleetfold.cli.report;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.economics.PriceCheck;
import io.fleetfold.solver.economics.PricedLimit;
import io.fleetfold.solver.economics.PricedLimit.Agreement;
import java.util.List;
import java.util.Locale;

/** Puts checked prices into a study. */
public final class PriceCheckStudy {

  private PriceCheckStudy() {}

  /** The study. */
  public static Study of(FleetProblem problem, List<PricedLimit> limits) {
    var sheet =
        new Sheet(
            "limits",
            "Shadow prices, $/h for one unit, and bounds computed again with the limit a step wider"
                + " and narrower",
            Sheet.text("kind", "limit"),
            Sheet.text("subject", "of"),
            Sheet.usd("price_usd_per_hour", "one more earns"),
            Sheet.usd("one_more_earns_usd_per_hour", "computed"),
            Sheet.usd("price_of_less_usd_per_hour", "one less costs"),
            Sheet.usd("one_less_costs_usd_per_hour", "computed"),
            Sheet.number("step", "by steps of"),
            Sheet.text("agreement", ""),
            Sheet.text("verdict", "verdict"));
    limits.forEach(limit ->
        sheet.add(
            limit.kind(),
            limit.subject(),
            limit.more().usdPerHour(),
            limit.more().changeUsdPerHour(),
            limit.less().usdPerHour(),
            limit.less().changeUsdPerHour(),
            limit.step(),
            limit.agreement().name().toLowerCase(Locale.ROOT),
            verdict(limit.agreement())));
    long wrong = limits.stream().filter(limit -> !limit.holds()).count();
    String headline =
        problem.dataset().name()
            + ": "
            + Figures.counted(limits.size(), "price")
            + " checked, "
            + (wrong == 0 ? "all hold" : wrong + " do not hold");
    return new Study(headline)
        .fact("dataset", problem.dataset().name())
        .fact("tolerance", PriceCheck.TOLERANCE)
        .sheet(sheet)
        .note("Bounds of the plain linear relaxation, whose slopes the prices are.")
        .note(
            "Holds: within 0.1 % of the price, or 0.001 $/h where that is more. Bends: the bound"
                + " bends within the step; the price was confirmed by a smaller one.")
        .note(
            "accelerators: one more in every host of the type and site, per accelerator, its idle"
                + " draw included.");
  }

  private static String verdict(Agreement agreement) {
    return switch (agreement) {
      case EQUAL -> "holds";
      case RANGE -> "holds, bends";
      case WRONG -> "DOES NOT HOLD";
      case NEGATIVE -> "DOES NOT HOLD: more of it lowers the bound";
    };
  }
}
