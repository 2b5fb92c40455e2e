package io.fleetfold.cli.html;

import static io.fleetfold.cli.report.Figures.usd;

import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.bound.ShadowPrices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What one more of each scarce thing would earn; empty without a bound. */
final class PriceSection {

  private static final int MOST = 12;
  private static final double WORTH_A_LINE = 0.005;

  private record Price(String what, double usdPerHour) {}

  private PriceSection() {}

  static String of(PlanReport report) {
    BoundReport bound = report.result().bound();
    List<Price> prices = bound == null ? List.of() : prices(bound.prices());
    if (prices.isEmpty()) {
      return "";
    }
    var html = new Html();
    html.add(
        "<section class=\"card\"><h2>What one more would earn</h2><p class=\"muted\">Shadow prices"
            + " of the linear relaxation, in dollars an hour: what is scarce, dearest"
            + " first.</p><div class=\"rows roomy\">");
    double longest = prices.getFirst().usdPerHour();
    for (Price price : prices) {
      html.add("<div class=\"row\"><span class=\"label\">{}</span>", price.what());
      html.addTrusted(new Bar(price.what()).piece("accent", 0, price.usdPerHour() / longest).svg());
      html.add("<span class=\"value\">{}</span></div>", usd(price.usdPerHour()));
    }
    return html.add("</div></section>").toString();
  }

  private static List<Price> prices(ShadowPrices shadow) {
    List<Price> prices = new ArrayList<>();
    shadow
        .powerDomains()
        .forEach(each -> prices.add(new Price("kW in " + each.domain().id(), each.usdPerKwHour())));
    shadow
        .accelerators()
        .forEach(each ->
            prices.add(new Price(each.type().id() + " in " + each.site().id(), each.usdPerHour())));
    shadow
        .workloads()
        .forEach(each ->
            prices.add(
                new Price("request/s of " + each.workload().id(), each.demandUsdPerHourPerRps())));
    return prices.stream()
        .filter(price -> price.usdPerHour() >= WORTH_A_LINE)
        .sorted(Comparator.comparingDouble(price -> -price.usdPerHour()))
        .limit(MOST)
        .toList();
  }
}
