package io.fleetfold.cli.html;

import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.Move;
import io.fleetfold.cli.report.PlanReport;
import java.util.List;
import java.util.Objects;

/** What changes against the plan in force; empty when there was none. */
final class MovesSection {

  private static final int MOST = 500;

  private MovesSection() {}

  static String of(PlanReport report) {
    if (report.dataset().previous().isEmpty()) {
      return "";
    }
    List<Move> moves = report.moves();
    var html = new Html();
    html.add("<section class=\"card\"><h2>Changes to the plan in force</h2>");
    html.add("<p class=\"muted\">{}</p>", sentence(report));
    if (!moves.isEmpty()) {
      html.add(
          "<div class=\"scroll tall\"><table><thead><tr><th>action<th>shard<th>from<th>to"
              + "<th class=\"num\">accelerators<th>why</tr></thead><tbody>");
      moves.stream().limit(MOST).forEach(move -> row(move, html));
      html.add("</tbody></table></div>");
    }
    if (moves.size() > MOST) {
      html.add(
          "<p class=\"muted\">and {} more in moves.csv</p>", Figures.count(moves.size() - MOST));
    }
    return html.add("</section>").toString();
  }

  private static String sentence(PlanReport report) {
    List<Move> moves = report.moves();
    long stops = moves.stream().filter(move -> move.action() == Move.Action.STOP).count();
    long stay = report.shards().size() + stops - moves.size();
    return "%s shards stay, %s stop, %s move, %s start."
        .formatted(
            Figures.count(stay),
            Figures.count(stops),
            Figures.count(moves.stream().filter(move -> move.action() == Move.Action.MOVE).count()),
            Figures.count(
                moves.stream().filter(move -> move.action() == Move.Action.START).count()));
  }

  private static void row(Move move, Html html) {
    html.add(
        "<tr><td>{}<td>{}<td>{}<td>{}<td class=\"num\">{}<td>{}</tr>",
        move.action().text(),
        move.shard().id(),
        Objects.toString(move.fromHost(), ""),
        Objects.toString(move.toHost(), ""),
        Figures.accelerators(move.shard().acceleratorMillis()),
        move.reason());
  }
}
