package io.fleetfold.cli.html;

import static io.fleetfold.cli.report.Figures.rps;
import static io.fleetfold.cli.report.Figures.usd;

import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.cli.report.WorkloadLine;
import io.fleetfold.constraints.UnservedReason;
import java.util.Comparator;
import java.util.List;

/** Served against demand, with the promise as a mark, and the reason why not more. */
final class WorkloadSection {

  /** More than these are folded away, those with the most money left on the table shown. */
  private static final int OPEN = 20;

  private WorkloadSection() {}

  static String of(PlanReport report) {
    List<WorkloadLine> lines = report.tables().workloads();
    var html = new Html();
    html.add("<section class=\"card\"><h2>Served against demand</h2>");
    html.add("<p class=\"muted\">{}</p>", sentence(lines));
    List<WorkloadLine> ordered = lines.size() <= OPEN ? lines : dearestFirst(lines);
    rows(ordered.subList(0, Math.min(OPEN, ordered.size())), html);
    if (ordered.size() > OPEN) {
      html.add("<details><summary>{} more</summary>", ordered.size() - OPEN);
      rows(ordered.subList(OPEN, ordered.size()), html);
      html.add("</details>");
    }
    return html.add("</section>").toString();
  }

  private static List<WorkloadLine> dearestFirst(List<WorkloadLine> lines) {
    return lines.stream()
        .sorted(Comparator.comparingLong(line -> -line.missedMicroUsdPerHour()))
        .toList();
  }

  private static void rows(List<WorkloadLine> lines, Html html) {
    html.add("<div class=\"rows wide\">");
    lines.forEach(line -> row(line, html));
    html.add("</div>");
  }

  private static String sentence(List<WorkloadLine> lines) {
    long full = lines.stream().filter(line -> line.service().unservedMicroRps() <= 0).count();
    long missed = lines.stream().mapToLong(WorkloadLine::missedMicroUsdPerHour).sum();
    var sentence = new StringBuilder();
    sentence
        .append(full)
        .append(" of ")
        .append(lines.size())
        .append(" workloads are served in full.");
    if (missed > 0) {
      sentence
          .append(" The rest of the demand would bring ")
          .append(usd(missed))
          .append(" an hour.");
    }
    if (lines.stream().anyMatch(line -> line.workload().promisedMicroRps() > 0)) {
      sentence.append(" The thin line marks what is promised.");
    }
    return sentence.toString();
  }

  private static void row(WorkloadLine line, Html html) {
    var workload = line.workload();
    var bar = new Bar(workload.id() + " served").piece(style(line), 0, line.share());
    if (workload.promisedMicroRps() > 0) {
      bar.mark((double) workload.promisedMicroRps() / workload.demandMicroRps());
    }
    html.add(
        "<div class=\"row\"><span class=\"label\">{}<small>{}</small></span>",
        workload.id(),
        workload.model().id());
    html.addTrusted(bar.svg());
    html.add(
        "<span class=\"value\">{}<small>of {} requests/s</small></span>",
        rps(line.service().servedMicroRps()),
        rps(workload.demandMicroRps()));
    html.add(
        "<span class=\"value money\">{}<small>an hour</small></span>",
        usd(line.revenueMicroUsdPerHour()));
    UnservedReason unserved = line.unserved();
    if (unserved != null) {
      html.add("<span class=\"why\">{}</span>", unserved.sentence());
    }
    html.add("</div>");
  }

  private static String style(WorkloadLine line) {
    if (line.service().shortfallMicroRps() > 0) {
      return "bad";
    }
    return line.service().unservedMicroRps() > 0 ? "warm" : "good";
  }
}
