package io.fleetfold.cli.replay;

import io.fleetfold.cli.report.Figures;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.solver.replay.HourLoad;
import io.fleetfold.solver.replay.Load;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Holds what came to the ranges of {@code workloads.csv}, so that no figure can overflow. */
public final class DemandLimits {

  private static final double MOST_RPS = 100_000_000;
  private static final double MOST_USD_PER_HOUR = 1e9;

  private DemandLimits() {}

  /** Throws when more comes in an hour than a workload may have. */
  public static void check(Path file, List<HourLoad> hours, List<Workload> workloads)
      throws InvalidInputException {
    var problems = new TraceProblems(file);
    for (HourLoad hour : hours) {
      for (Workload workload : workloads) {
        Load load = hour.loads().get(workload.id());
        String excess = load == null ? null : excess(load, workload);
        if (excess != null) {
          problems.add(1, 1, "", sentence(hour, workload, excess));
        }
      }
    }
    problems.throwIfAny();
  }

  private static String sentence(HourLoad hour, Workload workload, String excess) {
    return "in hour "
        + hour.hour()
        + ", which lasts "
        + Figures.exact(Math.round(hour.seconds() * 1e9), 9).toPlainString()
        + " s, workload "
        + workload.id()
        + excess
        + "; maybe a wrong time or rate_factor";
  }

  private static @Nullable String excess(Load load, Workload planned) {
    double rate = load.requestsPerSecond();
    double usdPerHour = rate * load.applyTo(planned).microUsdPerHourPerRps() * 1e-6;
    if (rate > MOST_RPS) {
      return String.format(
          Locale.ROOT, " gets %.3g requests/s, and the most is %,.0f", rate, MOST_RPS);
    }
    return usdPerHour > MOST_USD_PER_HOUR
        ? String.format(
            Locale.ROOT,
            " would earn %.3g USD an hour, and the most is %,.0f",
            usdPerHour,
            MOST_USD_PER_HOUR)
        : null;
  }
}
