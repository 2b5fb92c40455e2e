package io.fleetfold.cli.html;

import static io.fleetfold.cli.report.Figures.accelerators;
import static io.fleetfold.cli.report.Figures.count;
import static io.fleetfold.cli.report.Figures.kilowatts;
import static io.fleetfold.cli.report.Figures.usd;

import io.fleetfold.cli.report.AcceleratorLine;
import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.cli.report.TypeUse;
import io.fleetfold.cli.report.TypeUse.PhaseCell;
import java.util.List;

/** Which phase uses which accelerators. */
final class AcceleratorSection {

  private static final int MOST = 200;

  private AcceleratorSection() {}

  static String of(PlanReport report) {
    List<AcceleratorLine> lines = report.tables().accelerators();
    var html = new Html();
    html.add("<section class=\"card\"><h2>Accelerators by phase</h2>");
    html.add(
        "<p class=\"legend\"><i class=\"prefill\"></i>prefill <i class=\"decode\"></i>decode"
            + " <i class=\"aggregated\"></i>aggregated <i class=\"track\"></i>unused</p>");
    html.add(
        "<div class=\"scroll\"><table><thead><tr><th>type<th>site<th class=\"stretch\">use"
            + "<th class=\"num\">total<th class=\"num\">prefill<th class=\"num\">decode"
            + "<th class=\"num\">aggregated<th class=\"num\">unused<th class=\"num\">kW"
            + "<th class=\"num\">one more earns</tr></thead><tbody>");
    lines.stream().limit(MOST).forEach(line -> row(line, html));
    html.add("</tbody></table></div>");
    if (lines.size() > MOST) {
      html.add("<p class=\"muted\">and {} more in summary.json</p>", count(lines.size() - MOST));
    }
    return html.add("</section>").toString();
  }

  private static void row(AcceleratorLine line, Html html) {
    TypeUse use = line.use();
    html.add("<tr><td><b>{}</b><td>{}<td>", line.type().id(), line.site().id());
    html.addTrusted(bar(line));
    html.add("<td class=\"num\">{}", count(use.stock().total()));
    for (PhaseCell cell : use.phases()) {
      html.add("<td class=\"num\">{}", amount(cell.acceleratorMillis()));
    }
    long milliwatts = use.phases().stream().mapToLong(PhaseCell::milliwatts).sum();
    html.add(
        "<td class=\"num\">{}<td class=\"num\">{}<td class=\"num\">{}</tr>",
        amount(use.stock().unused() * 1000),
        kilowatts(milliwatts),
        line.usdPerHour() == null ? "" : usd(line.usdPerHour()));
  }

  private static String amount(long acceleratorMillis) {
    return acceleratorMillis == 0 ? "" : accelerators(acceleratorMillis);
  }

  private static String bar(AcceleratorLine line) {
    var bar = new Bar(line.type().id() + " in " + line.site().id() + " by phase");
    double whole = Math.max(1, line.use().stock().total() * 1000.0);
    double from = 0;
    for (PhaseCell cell : line.use().phases()) {
      bar.piece(cell.phase().text(), from, cell.acceleratorMillis() / whole);
      from += cell.acceleratorMillis() / whole;
    }
    return bar.svg();
  }
}
