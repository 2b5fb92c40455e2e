package io.fleetfold.cli.html;

import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.cli.report.ShortfallText;
import io.fleetfold.constraints.Violation;
import java.util.List;

/** What the plan does not keep, before everything else; empty when it keeps all. */
final class ViolationSection {

  private static final int MOST = 15;

  private ViolationSection() {}

  static String of(PlanReport report) {
    List<Violation> violations = report.audit().violations();
    var html = new Html();
    if (violations.isEmpty()) {
      return "";
    }
    html.add("<section class=\"card {}\">", report.audit().isFeasible() ? "warn" : "alarm");
    html.add(
        report.audit().isFeasible()
            ? "<h2>Promises that are not kept</h2>"
            : "<h2>This plan breaks limits; do not use it</h2>");
    html.add("<ul class=\"findings\">");
    violations.stream()
        .limit(MOST)
        .forEach(
            violation -> html.add("<li><b>{}</b> {}</li>", violation.rule(), violation.sentence()));
    html.add("</ul>");
    if (violations.size() > MOST) {
      html.add(
          "<p class=\"muted\">and {} more in summary.json</p>",
          Figures.count(violations.size() - MOST));
    }
    String shortfall = ShortfallText.of(report.result());
    if (!shortfall.isEmpty()) {
      html.add("<p class=\"muted\">{}.</p>", shortfall);
    }
    return html.add("</section>").toString();
  }
}
