package io.fleetfold.cli.report;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.Prospect;
import io.fleetfold.domain.performance.Refusal;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import java.io.PrintWriter;
import java.util.Locale;

/** The profiles of a problem in the form of {@code profiles.csv}, each with a comment. */
public final class ProfilesCsv {

  private ProfilesCsv() {}

  /** Prints every workload, phase and type. */
  public static void print(FleetProblem problem, PrintWriter out) {
    out.println("workload,phase,accelerator,accelerators,requests_per_second,watts");
    for (Workload workload : problem.dataset().workloads()) {
      for (Phase phase : Phase.values()) {
        for (Accelerator type : problem.types()) {
          print(out, workload, phase, type, problem.prospect(workload, phase, type));
        }
      }
    }
    out.flush();
  }

  private static void print(
      PrintWriter out, Workload workload, Phase phase, Accelerator type, Prospect prospect) {
    Refusal refusal = prospect.refusal();
    if (refusal != null) {
      out.printf(
          Locale.ROOT,
          "# %s %s not on %s: %s%n",
          workload.id(),
          phase.text(),
          type.id(),
          refusal.sentence());
    }
    for (ShardProfile profile : prospect.profiles()) {
      ShardProfile.Engine engine = profile.engine();
      out.printf(
          Locale.ROOT,
          "# batch %d in %s, %.1f GB, bound by %s, %.1f ms%n",
          engine.batch(),
          engine.precision(),
          profile.footprint().memoryMegabytes() / 1e3,
          engine.boundBy(),
          engine.latencyMillis());
      out.println(row(workload.id(), phase, type, profile));
    }
  }

  /** One row of the file. */
  public static String row(String workload, Phase phase, Accelerator type, ShardProfile profile) {
    return String.join(
        ",",
        workload,
        phase.text(),
        type.id(),
        Figures.exact(profile.acceleratorMillis(), 3).toPlainString(),
        Figures.exact(profile.rateMicroRps(), 6).toPlainString(),
        Figures.exact(profile.milliwatts(), 3).toPlainString());
  }
}
