package io.fleetfold.cli.html;

import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.domain.facts.InputFile;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.bound.Gap;
import java.util.ArrayList;
import java.util.List;

/** How the plan came about: options, version, and the files that it was made from. */
final class RunSection {

  private RunSection() {}

  static String of(PlanReport report) {
    var html = new Html();
    html.add("<p>Fleetfold {}; {}.</p>", report.run().version(), options(report));
    html.add("<details><summary>Files it was made from</summary><ul class=\"tight mono\">");
    for (InputFile file : report.inputs()) {
      html.add("<li>{} <span class=\"muted\">{}</span></li>", file.name(), file.sha256());
    }
    return html.add("</ul></details>").toString();
  }

  private static String options(PlanReport report) {
    SolveOptions options = report.run().options();
    List<String> texts = new ArrayList<>();
    if (options.steps() != null) {
      texts.add(Figures.count(options.steps()) + " steps");
    }
    if (options.timeLimit() != null) {
      texts.add("time limit " + options.timeLimit().toMillis() / 1e3 + " s");
    }
    if (options.targetGap() != null && options.targetGap() > Gap.OPTIMAL) {
      texts.add("until the gap is " + Figures.percent(options.targetGap()));
    }
    if (options.unimproved() != null) {
      texts.add("until it no longer improves");
    }
    texts.add("seed " + options.seed());
    if (report.run().headroom() != 1) {
      texts.add("planned for " + report.run().headroom() + " times the demand");
    }
    texts.add(report.latencyText());
    if (!report.run().calibration().isEmpty()) {
      texts.add("constants of your own calibration");
    }
    return String.join(", ", texts);
  }
}
