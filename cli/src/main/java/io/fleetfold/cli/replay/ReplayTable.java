package io.fleetfold.cli.replay;

import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.TextTable;
import io.fleetfold.solver.replay.HourScore;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** How a plan did hour by hour, and on average over the time, beside what it counted on. */
public final class ReplayTable {

  private ReplayTable() {}

  /** Prints the hours and their mean, and which contracts were missed when. */
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
            ">late shards",
            ">contracts missed/s");
    scores.forEach(score -> add(score, table));
    add(mean(scores), table);
    table.print(out);
    missedContracts(scores).forEach(out::println);
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
        Figures.count(score.lateShards()),
        score.missedMicroRps().isEmpty() ? "-" : Figures.rps(score.allMissedMicroRps()));
  }

  /** Weighed by how long the hours are. */
  private static HourScore mean(List<HourScore> scores) {
    return new HourScore(
        "mean",
        scores.stream().mapToDouble(HourScore::seconds).sum(),
        mean(scores, HourScore::demandMicroRps),
        mean(scores, HourScore::servedMicroRps),
        mean(scores, HourScore::plannedServedMicroRps),
        mean(scores, HourScore::marginMicroUsdPerHour),
        mean(scores, HourScore::plannedMarginMicroUsdPerHour),
        mean(scores, HourScore::milliwatts),
        mean(scores, HourScore::plannedMilliwatts),
        mean(scores, HourScore::lateShards),
        misses(scores) ? Map.of("all", mean(scores, HourScore::allMissedMicroRps)) : Map.of());
  }

  private static long mean(List<HourScore> scores, ToLongFunction<HourScore> figure) {
    double seconds = scores.stream().mapToDouble(HourScore::seconds).sum();
    return Math.round(
        scores.stream()
            .mapToDouble(score -> figure.applyAsLong(score) * (score.seconds() / seconds))
            .sum());
  }

  /** Whether any hour misses a contract. */
  public static boolean misses(List<HourScore> scores) {
    return scores.stream().anyMatch(score -> !score.missedMicroRps().isEmpty());
  }

  /** A line for each workload that misses its contract, the worst hour of it named. */
  private static List<String> missedContracts(List<HourScore> scores) {
    Map<String, List<HourScore>> hours = new TreeMap<>();
    for (HourScore score : scores) {
      for (String workload : score.missedMicroRps().keySet()) {
        hours.computeIfAbsent(workload, unused -> new ArrayList<>()).add(score);
      }
    }
    return hours.entrySet().stream()
        .map(missed -> missedContract(missed.getKey(), missed.getValue(), scores.size()))
        .toList();
  }

  private static String missedContract(String workload, List<HourScore> hours, int all) {
    HourScore worst = Collections.max(hours, Comparator.comparingLong(hour -> of(hour, workload)));
    return String.format(
        Locale.ROOT,
        "contract MISSED: workload %s in %s of %s, most in %s, by %s requests/s",
        workload,
        Figures.count(hours.size()),
        Figures.counted(all, "row"),
        worst.hour(),
        Figures.rps(of(worst, workload)));
  }

  private static long of(HourScore hour, String workload) {
    return hour.missedMicroRps().getOrDefault(workload, 0L);
  }
}
