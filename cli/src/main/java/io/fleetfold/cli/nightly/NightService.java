package io.fleetfold.cli.nightly;

import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.cli.report.WorkloadLine;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a night leaves undone, a line for each workload, missed contracts first. */
public final class NightService {

  private NightService() {}

  /** The lines; none where everything is served. */
  public static List<String> lines(PlanReport report) {
    List<WorkloadLine> lines = report.tables().workloads();
    List<String> missed =
        lines.stream()
            .filter(line -> line.service().shortfallMicroRps() > 0)
            .map(NightService::missed)
            .toList();
    List<String> unserved =
        lines.stream()
            .filter(line -> line.service().shortfallMicroRps() == 0)
            .filter(line -> line.service().servedMicroRps() < line.workload().demandMicroRps())
            .map(NightService::unserved)
            .toList();
    return Stream.concat(missed.stream(), unserved.stream()).toList();
  }

  private static String missed(WorkloadLine line) {
    return String.format(
        Locale.ROOT,
        "contract of %s missed by %s requests/s: %s of %s promised are served",
        line.workload().id(),
        Figures.rps(line.service().shortfallMicroRps()),
        Figures.rps(line.service().servedMicroRps()),
        Figures.rps(line.workload().promisedMicroRps()));
  }

  private static String unserved(WorkloadLine line) {
    return String.format(
        Locale.ROOT,
        "%s: %s of %s requests/s are served",
        line.workload().id(),
        Figures.rps(line.service().servedMicroRps()),
        Figures.rps(line.workload().demandMicroRps()));
  }
}
