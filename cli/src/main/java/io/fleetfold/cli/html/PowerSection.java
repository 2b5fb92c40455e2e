package io.fleetfold.cli.html;

import static io.fleetfold.cli.report.Figures.kilowatts;
import static io.fleetfold.cli.report.Figures.usd;

import io.fleetfold.cli.report.DomainLine;
import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.domain.facts.PowerDomain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The power tree with what each domain carries of its limit; the fullest of many first. */
final class PowerSection {

  private static final int MOST_CHILDREN = 12;
  private static final int MOST_ROWS = 400;

  private final Map<PowerDomain, List<DomainLine>> children = new HashMap<>();
  private final List<DomainLine> roots = new ArrayList<>();
  private final Html html = new Html();
  private int rows;

  private PowerSection(PlanReport report) {
    for (DomainLine line : report.tables().powerDomains()) {
      PowerDomain parent = line.domain().parent();
      (parent == null ? roots : children.computeIfAbsent(parent, key -> new ArrayList<>()))
          .add(line);
    }
  }

  static String of(PlanReport report) {
    var section = new PowerSection(report);
    section.html.add("<section class=\"card\"><h2>Power</h2>");
    section.html.add(
        "<p class=\"muted\">All-in kilowatts of IT, idle draw included, of what each domain may"
            + " draw.</p><div class=\"rows wide tree\">");
    section.level(section.roots, 0);
    return section.html.add("</div></section>").toString();
  }

  private void level(List<DomainLine> lines, int depth) {
    List<DomainLine> shown = lines;
    if (lines.size() > MOST_CHILDREN) {
      shown =
          lines.stream()
              .sorted(Comparator.comparingDouble(line -> -line.fullness()))
              .limit(MOST_CHILDREN)
              .toList();
    }
    for (DomainLine line : shown) {
      if (rows++ < MOST_ROWS) {
        row(line, depth);
        level(children.getOrDefault(line.domain(), List.of()), depth + 1);
      }
    }
    if (shown.size() < lines.size()) {
      html.add(
          "<div class=\"row\"><span class=\"label muted depth{}\">{} more, less full</span></div>",
          Math.min(depth, 5),
          Figures.count(lines.size() - shown.size()));
    }
  }

  private void row(DomainLine line, int depth) {
    Long limit = line.domain().limitMilliwatts();
    html.add(
        "<div class=\"row\"><span class=\"label depth{}\">{}</span>",
        Math.min(depth, 5),
        line.domain().id());
    html.addTrusted(bar(line));
    html.add(
        "<span class=\"value\">{}<small>{}</small></span>",
        kilowatts(line.load().drawMilliwatts()) + " kW",
        limit == null ? "no limit" : "of " + kilowatts(limit) + " kW, " + line.fullText());
    Double price = line.usdPerKwHour();
    if (price != null && price > 0) {
      html.add("<span class=\"value money\">{}<small>one more kW</small></span>", usd(price));
    }
    html.add("</div>");
  }

  private static String bar(DomainLine line) {
    if (!line.hasLimit()) {
      return "<span class=\"bar nolimit\"></span>";
    }
    String style = line.isOverLimit() ? "bad" : line.isBinding() ? "warm" : "plain";
    return new Bar(line.domain().id() + " used").piece(style, 0, line.fullness()).svg();
  }
}
