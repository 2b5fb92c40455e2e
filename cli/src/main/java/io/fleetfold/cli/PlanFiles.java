package io.fleetfold.cli;

import io.fleetfold.cli.html.HtmlReport;
import io.fleetfold.cli.report.DualsCsv;
import io.fleetfold.cli.report.MovesCsv;
import io.fleetfold.cli.report.PlanCsv;
import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.cli.report.SummaryJson;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.bound.LeastShortfall;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a plan. */
final class PlanFiles {

  private PlanFiles() {}

  private interface Content {
    void write(Writer writer) throws IOException;
  }

  /** Writes every file into an empty folder. */
  static void write(PlanReport report, Path folder) throws IOException {
    write(folder, "plan.csv", out -> PlanCsv.write(report.problem(), report.shards(), out));
    write(folder, "moves.csv", out -> MovesCsv.write(report.moves(), out));
    BoundReport bound = report.result().bound();
    if (bound != null) {
      write(folder, "duals.csv", out -> DualsCsv.write(bound.certificate(), out));
    }
    LeastShortfall shortfall = report.result().leastShortfall();
    if (shortfall != null && report.missesContracts()) {
      write(folder, "shortfall_duals.csv", out -> DualsCsv.write(shortfall.certificate(), out));
    }
    write(folder, "report.html", out -> HtmlReport.write(report, out));
    write(folder, "summary.json", out -> SummaryJson.write(report, out));
  }

  private static void write(Path folder, String name, Content content) throws IOException {
    try (Writer writer = Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8)) {
      content.write(writer);
    }
  }
}
