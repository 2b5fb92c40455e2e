package io.fleetfold.cli;

import io.fleetfold.cli.files.ResultFile;
import io.fleetfold.cli.files.ResultFolderException;
import io.fleetfold.cli.html.LineChart;
import io.fleetfold.cli.report.SolveTrace;
import io.fleetfold.solver.SolveResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The trace of a solve and the two files that it goes to.
 *
 * @param chart beside the table: the same name with {@code .svg}
 */
record TraceFiles(SolveTrace trace, Path table, Path chart) {

  /** Makes sure that both can be written, before any work is done. */
  static TraceFiles open(Path named) throws ResultFolderException {
    String name = named.getFileName().toString();
    String stem = name.replaceFirst("\\.(csv|svg)$", "");
    Path table = name.endsWith(".svg") ? named.resolveSibling(stem + ".csv") : named;
    var files = new TraceFiles(new SolveTrace(), table, named.resolveSibling(stem + ".svg"));
    ResultFile.check(files.table);
    ResultFile.check(files.chart);
    return files;
  }

  /** Writes both, however the solve ended. */
  void write(SolveResult result) throws ResultFolderException {
    trace.finish(result);
    String drawing =
        LineChart.svg(
            result.problem().dataset().name() + ": margin of the best plan, and what none can beat",
            "seconds",
            "$/h",
            List.of(
                new LineChart.Series("best plan so far", false, line(SolveTrace.Point::margin)),
                new LineChart.Series(
                    "no plan can earn more", true, line(SolveTrace.Point::upperBound))));
    ResultFile.replace(table, trace::write);
    ResultFile.replace(chart, out -> out.write(drawing));
  }

  /** Steps: a figure holds until there is a better one. */
  private List<double[]> line(Function<SolveTrace.Point, @Nullable Double> figure) {
    List<double[]> line = new ArrayList<>();
    for (SolveTrace.Point point : trace.points()) {
      Double value = figure.apply(point);
      if (value != null) {
        if (!line.isEmpty()) {
          line.add(new double[] {point.seconds(), line.getLast()[1]});
        }
        line.add(new double[] {point.seconds(), value});
      }
    }
    return line;
  }
}
