package io.fleetfold.cli.bench;

import static io.fleetfold.cli.report.Figures.count;

import io.fleetfold.cli.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The page of results: what was run, on what, and what came out. */
public final class BenchmarkPage {

  private static final List<String> SOLVER =
      List.of(
          "accelerators",
          "racks",
          "workloads",
          "seconds",
          "margin $/h",
          "no plan earns more than $/h",
          "gap",
          "seconds to 1 %",
          "moves/s",
          "steps",
          "heap peak MB",
          "KB an accelerator");

  /** Shares of a run's time. */
  private static final List<Double> MOMENTS = List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0);

  private static final double NEAR = 0.01;

  private static final List<String> EXACT =
      List.of(
          "accelerators",
          "whole numbers",
          "rows",
          "seconds",
          "margin $/h",
          "its own bound $/h",
          "gap to our bound",
          "our gap");

  private BenchmarkPage() {}

  /**
   * The page in Markdown.
   *
   * @param command that repeats it
   * @param machine that it ran on
   */
  public static String markdown(List<BenchmarkRow> rows, String command, String machine) {
    var page = new StringBuilder();
    page.append(
        "# Benchmarks\n\nGenerated fleets (`fleetfold generate`), one run each. Repeat:\n\n");
    page.append("```sh\n").append(command).append("\n```\n\n").append(machine).append("\n\n");
    page.append(
        """
        Seconds are those of `FleetSolver.solve()`: the start of the JVM, generating the fleet and compiling it are excluded;
        warming up is included, and weighs most on the first row. The gap is what is missing to the upper bound that the run
        itself proved, as a share of it: the best plan there is lies between. The heap peak is the sum of the peaks of the
        heap's memory pools during the solve, garbage included. Moves are those that local search tried, in all of that
        time; a step is an exchange of some racks by an integer program and the moves after it.

        """);
    table(page, SOLVER, rows.stream().map(BenchmarkPage::solverCells).toList());
    page.append(
        """

        ## Gap over time

        Share of the run's seconds, and the gap of the best plan by then.

        """);
    table(page, courseHeader(), rows.stream().map(BenchmarkPage::courseCells).toList());
    List<List<String>> exact = new ArrayList<>();
    for (BenchmarkRow row : rows) {
      BenchmarkRow.Exact tried = row.exact();
      if (tried != null) {
        exact.add(exactCells(row, tried));
      }
    }
    if (!exact.isEmpty()) {
      page.append(
          """

          ## The same as one exact program

          The same fleets in the same run as one mixed-integer program (a whole number for each kind of shard in each rack),
          solved by HiGHS with the time given; its plans audited like ours. `-`: nothing found, or nothing proved.

          """);
      table(page, EXACT, exact);
    }
    return page.toString();
  }

  private static List<String> solverCells(BenchmarkRow row) {
    BenchmarkRow.Run run = row.run();
    return List.of(
        count(row.fleet().accelerators()),
        count(row.fleet().racks()),
        count(row.fleet().workloads()),
        seconds(run.seconds()),
        money(run.marginUsdPerHour()),
        money(run.upperBoundUsdPerHour()),
        percent(run.gap()),
        secondsToNear(run),
        count(Math.round(run.moves() / run.seconds())),
        count(run.steps()),
        count(run.heapPeakMegabytes()),
        count(Math.round(run.heapPeakMegabytes() * 1e3 / row.fleet().accelerators())));
  }

  private static String secondsToNear(BenchmarkRow.Run run) {
    Double upper = run.gap() == null ? null : run.upperBoundUsdPerHour();
    Double near = upper == null ? null : run.course().secondsTo(NEAR, upper);
    return near == null ? "-" : seconds(near);
  }

  private static List<String> courseHeader() {
    List<String> header = new ArrayList<>(List.of("accelerators"));
    MOMENTS.forEach(moment -> header.add(String.format(Locale.ROOT, "%.0f %%", 100 * moment)));
    return header;
  }

  private static List<String> courseCells(BenchmarkRow row) {
    BenchmarkRow.Run run = row.run();
    Double upper = run.gap() == null ? null : run.upperBoundUsdPerHour();
    List<String> cells = new ArrayList<>(List.of(count(row.fleet().accelerators())));
    for (double moment : MOMENTS) {
      Double gap = upper == null ? null : run.course().gapAfter(moment * run.seconds(), upper);
      cells.add(percent(gap));
    }
    return cells;
  }

  private static List<String> exactCells(BenchmarkRow row, BenchmarkRow.Exact exact) {
    return List.of(
        count(row.fleet().accelerators()),
        count(exact.columns()),
        count(exact.rows()),
        seconds(exact.seconds()),
        money(exact.marginUsdPerHour()),
        money(exact.upperBoundUsdPerHour()),
        percent(exact.gap()),
        percent(row.run().gap()));
  }

  private static void table(StringBuilder page, List<String> header, List<List<String>> rows) {
    line(page, header);
    line(page, header.stream().map(cell -> "---:").toList());
    rows.forEach(row -> line(page, row));
  }

  private static void line(StringBuilder page, List<String> cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }

  private static String money(@Nullable Double usd) {
    return usd == null ? "-" : Figures.usd(usd).replace("$", "");
  }

  private static String percent(@Nullable Double gap) {
    return gap == null ? "-" : String.format(Locale.ROOT, "%.2f %%", gap * 100);
  }
}
