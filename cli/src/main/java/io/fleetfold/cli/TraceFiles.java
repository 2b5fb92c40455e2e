package io.fleetfold.cli;

import io.fleetfold.cli.files.ResultFile;
import io.fleetfold.cli.files.ResultFolderException;
import io.fleetfold.cli.html.TraceChart;
import io.fleetfold.cli.report.SolveTrace;
import io.fleetfold.solver.SolveResult;
import java.nio.file.Path;

/**
 * The trace of a solve and the two files that it goes to.
 *
 * @param chart beside the table: the same name with {@code .svg}
 */
record TraceFiles(SolveTrace trace, Path table, Path chart) {

  /** Makes sure that both can be written, before any work is done. */
  static TraceFiles open(Path table) throws ResultFolderException {
    String name = table.getFileName().toString();
    String stem = name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
    var files = new TraceFiles(new SolveTrace(), table, table.resolveSibling(stem + ".svg"));
    ResultFile.check(files.table);
    ResultFile.check(files.chart);
    return files;
  }

  /** Writes both, however the solve ended. */
  void write(SolveResult result) throws ResultFolderException {
    trace.finish(result);
    String name = result.problem().dataset().name();
    ResultFile.replace(table, trace::write);
    ResultFile.replace(chart, out -> TraceChart.write(trace, name, out));
  }
}
