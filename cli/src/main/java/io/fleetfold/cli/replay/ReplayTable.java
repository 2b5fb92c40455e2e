package io.fleetfold.cli.replay;

import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.TextTable;
import io.fleetfold.solver.replay.HourScore;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.ToLongFunction;

/** How a plan did hour by hour, and on average, beside what it counted on. */
public final class ReplayTable {

  private ReplayTable() {}

  /** Prints the hours and their mean. */
  public static void print(List<HourScore> scores, PrintWriter out) {
    var table =
        new TextTable(
            "  ",
            "hour",
            ">came/s",
            ">served/s",
            ">share",
            ">forecast/s",
            ">margin",
            ">forecast",
            ">kW",
            ">forecast kW",
            ">late shards");
    scores.forEach(score -> add(score, table));
    if (scores.size() > 1) {
      add(mean(scores), table);
    }
    table.print(out);
  }

  private static void add(HourScore score, TextTable table) {
    long came = score.demandMicroRps();
    table.add(
        score.hour(),
        Figures.rps(came),
        Figures.rps(score.servedMicroRps()),
        came == 0 ? "-" : Figures.percent((double) score.servedMicroRps() / came),
        Figures.rps(score.plannedServedMicroRps()),
        Figures.usd(score.marginMicroUsdPerHour()),
        Figures.usd(score.plannedMarginMicroUsdPerHour()),
        Figures.kilowatts(score.milliwatts()),
        Figures.kilowatts(score.plannedMilliwatts()),
        Figures.count(score.lateShards()));
  }

  private static HourScore mean(List<HourScore> scores) {
    return new HourScore(
        "mean",
        mean(scores, HourScore::demandMicroRps),
        mean(scores, HourScore::servedMicroRps),
        mean(scores, HourScore::plannedServedMicroRps),
        mean(scores, HourScore::marginMicroUsdPerHour),
        mean(scores, HourScore::plannedMarginMicroUsdPerHour),
        mean(scores, HourScore::milliwatts),
        mean(scores, HourScore::plannedMilliwatts),
        mean(scores, HourScore::lateShards));
  }

  private static long mean(List<HourScore> scores, ToLongFunction<HourScore> figure) {
    return Math.round(scores.stream().mapToLong(figure).average().orElse(0));
  }
}
