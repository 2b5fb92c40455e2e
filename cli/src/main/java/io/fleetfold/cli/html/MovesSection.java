package io.fleetfold.cli.html;

import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.Move;
import io.fleetfold.cli.report.PlanReport;
import java.util.List;
import java.util.Locale;
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
          "<div class=\"scroll tall\"><table><thead><tr><th"
              + " class=\"num\">step<th>action<th>shard<th>from<th>to<th"
              + " class=\"num\">accelerators<th class=\"num\">$/h<th>why</tr></thead><tbody>");
      for (int i = 0; i < Math.min(MOST, moves.size()); i++) {
        row(i + 1, moves.get(i), html);
      }
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
    return String.format(
        Locale.ROOT,
        "%s shards stay, %s stop, %s move, %s start.",
        Figures.count(stay),
        Figures.count(stops),
        Figures.count(moves.stream().filter(move -> move.action() == Move.Action.MOVE).count()),
        Figures.count(moves.stream().filter(move -> move.action() == Move.Action.START).count()));
  }

  private static void row(int step, Move move, Html html) {
    Long gain = move.gainMicroUsdPerHour();
    html.add(
        "<tr><td class=\"num\">{}<td>{}<td>{}<td>{}<td>{}<td class=\"num\">{}<td"
            + " class=\"num\">{}<td>{}</tr>",
        step,
        move.action().text(),
        move.shard().id(),
        Objects.toString(move.fromHost(), ""),
        Objects.toString(move.toHost(), ""),
        Figures.accelerators(move.shard().acceleratorMillis()),
        gain == null ? "" : Figures.signedUsd(gain),
        move.reason());
  }
}
