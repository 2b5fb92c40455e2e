package io.fleetfold.cli.html;

import static io.fleetfold.cli.report.Figures.usd;

import io.fleetfold.cli.report.BaselineLine;
import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.cli.report.ProofText;
import io.fleetfold.constraints.Money;
import java.util.Locale;

/** What the plan earns, how it comes about, and what plain rules would earn. */
final class MoneySection {

  private final PlanReport report;
  private final Money money;
  private final Html html = new Html();

  private MoneySection(PlanReport report) {
    this.report = report;
    this.money = report.audit().money();
  }

  static String of(PlanReport report) {
    var section = new MoneySection(report);
    section.html.add("<section class=\"pair\"><div class=\"card\">");
    section.margin();
    section.waterfall();
    section.html.add("</div><div class=\"card\">");
    section.comparison();
    section.html.add("</div></section>");
    section.differences();
    return section.html.toString();
  }

  private void margin() {
    html.add(
        "<p class=\"badge {}\">{}</p><h2>Margin</h2><p class=\"big\">{}<small>an hour</small></p>",
        report.missesContracts() && report.audit().isFeasible() ? "misses" : report.status().text(),
        standing(),
        usd(money.marginMicroUsdPerHour()));
    html.add("<p class=\"muted\">{}.</p>", capital(ProofText.of(report.result())));
  }

  private String standing() {
    return switch (report.status()) {
      case OPTIMAL -> "Optimal";
      case FEASIBLE ->
          report.missesContracts()
              ? "Misses contracts"
              : report.hasActiveHost() ? "Feasible" : "No host is active";
      case STOPPED -> "Stopped early";
      case INFEASIBLE -> "Not feasible";
    };
  }

  /** Revenue, then each cost where the one before ended, then what is left. */
  private void waterfall() {
    double whole = Math.max(1, money.revenueMicroUsdPerHour());
    double left = money.revenueMicroUsdPerHour() / whole;
    html.add("<div class=\"rows\">");
    row("Revenue", usd(money.revenueMicroUsdPerHour()), new Bar("revenue").piece("good", 0, left));
    left = cost("Energy", money.energyMicroUsdPerHour(), left, whole);
    left = cost("Rental", money.rentalMicroUsdPerHour(), left, whole);
    if (!report.dataset().previous().isEmpty()) {
      left = cost("Changes", money.migrationMicroUsdPerHour(), left, whole);
    }
    row("Margin", usd(money.marginMicroUsdPerHour()), new Bar("margin").piece("accent", 0, left));
    html.add("</div>");
    if (report.tables().idleEnergyMicroUsdPerHour() > 0) {
      html.add(
          "<p class=\"muted\">Of the energy, {} an hour goes to idle accelerators.</p>",
          usd(report.tables().idleEnergyMicroUsdPerHour()));
    }
  }

  private double cost(String name, long microUsd, double before, double whole) {
    double after = before - microUsd / whole;
    row(name, usd(-microUsd), new Bar(name).piece("bad", after, before - after));
    return after;
  }

  private void row(String label, String value, Bar bar) {
    html.add("<div class=\"row\"><span class=\"label\">{}</span>", label);
    html.addTrusted(bar.svg());
    html.add("<span class=\"value\">{}</span></div>", value);
  }

  private void comparison() {
    Double bound = report.result().leastBoundUsdPerHour();
    double most = bound == null ? longestMargin() : Math.max(longestMargin(), bound);
    html.add(
        "<h2>Compared</h2><p class=\"muted\">Margin an hour with the same fleet and demand.</p>");
    html.add("<div class=\"rows\">");
    if (bound != null) {
      row("Least upper bound", usd(bound), bar(bound, most, "faint"));
    }
    row(
        "This plan",
        usd(money.marginMicroUsdPerHour()),
        bar(money.marginMicroUsdPerHour() / 1e6, most, "accent"));
    for (BaselineLine line : report.tables().baselines()) {
      row(
          capital(line.baseline().name()),
          usd(line.marginMicroUsdPerHour()),
          bar(line.marginMicroUsdPerHour() / 1e6, most, "plain"));
    }
    html.add("</div>");
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private double longestMargin() {
    long longest = money.marginMicroUsdPerHour();
    for (BaselineLine line : report.tables().baselines()) {
      longest = Math.max(longest, line.marginMicroUsdPerHour());
    }
    return Math.max(1, longest) / 1e6;
  }

  private static Bar bar(double usd, double most, String style) {
    return new Bar("margin").piece(style, 0, usd / most);
  }

  private void differences() {
    if (report.tables().baselines().isEmpty()) {
      return;
    }
    html.add("<section class=\"card\"><h2>What makes the difference</h2><div class=\"columns\">");
    report.tables().baselines().forEach(this::differences);
    html.add("</div></section>");
  }

  private void differences(BaselineLine line) {
    html.add(
        "<div><h3>Against {}: <b>{}</b> an hour</h3><ul class=\"tight\">",
        line.baseline().name(),
        Figures.signedUsd(line.gainMicroUsdPerHour()));
    line.differences().forEach(difference -> html.add("<li>{}</li>", difference));
    html.add("</ul></div>");
  }
}
