package io.fleetfold.cli.html;

import static io.fleetfold.cli.report.Figures.count;

import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.cli.report.PlannedShard;
import io.fleetfold.domain.performance.ShardProfile;
import java.util.List;
import java.util.Locale;

/** Every shard in a table that can be searched; the first of very many. */
final class PlanSection {

  private static final int MOST = 3000;

  private PlanSection() {}

  static String of(PlanReport report) {
    List<PlannedShard> shards = report.shards();
    var html = new Html();
    html.add(
        "<section class=\"card\"><h2>Plan</h2><p class=\"tools\"><input id=\"search\""
            + " type=\"search\" placeholder=\"Search: chat decode h100 ...\" aria-label=\"Search"
            + " the plan\"><span id=\"found\" class=\"muted\">{} shards</span></p>",
        count(Math.min(MOST, shards.size())));
    html.add(
        "<div class=\"scroll tall\"><table id=\"plan\"><thead><tr><th>shard<th>host<th>site"
            + "<th>power domain<th>accelerators<th class=\"num\">requests/s<th class=\"num\">kW"
            + "<th class=\"num\">batch<th>bound by</tr></thead><tbody>");
    shards.stream().limit(MOST).forEach(shard -> row(report, shard, html));
    html.add("</tbody></table></div>");
    if (shards.size() > MOST) {
      html.add("<p class=\"muted\">and {} more in plan.csv</p>", count(shards.size() - MOST));
    }
    return html.add("</section>").toString();
  }

  private static void row(PlanReport report, PlannedShard shard, Html html) {
    ShardProfile profile = report.problem().findProfile(shard.placement().kind(), shard.host());
    html.add(
        "<tr><td><i class=\"{}\"></i>{}<td>{}<td>{}<td>{}<td>{}",
        shard.phase().text(),
        shard.id(),
        shard.host().id(),
        shard.host().site().id(),
        shard.host().powerDomain().id(),
        shard.placement().kind().acceleratorsText() + " x " + shard.host().accelerator().id());
    html.add(
        "<td class=\"num\">{}<td class=\"num\">{}<td class=\"num\">{}<td>{}</tr>",
        profile == null ? "" : Figures.rps(profile.rateMicroRps()),
        profile == null ? "" : String.format(Locale.ROOT, "%.2f", profile.milliwatts() / 1e6),
        profile == null || profile.engine().batch() == 0 ? "" : profile.engine().batch(),
        profile == null ? "cannot run here" : profile.engine().boundBy());
  }
}
