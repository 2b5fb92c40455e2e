package io.fleetfold.cli;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.Prospect;
import io.fleetfold.domain.performance.Refusal;
import io.fleetfold.domain.performance.ShardProfile;
import io.fleetfold.domain.plan.FleetProblem;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code profile}: what the performance model says of every workload, phase and accelerator of a
 * dataset.
 */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the profiles that a plan would use, in the form of profiles.csv: what one shard of a"
          + " phase takes and sustains on each type of accelerator.",
      "Comments say how the engine runs, and why a phase cannot run on a type. Correct a row by a"
          + " measurement, keep those that you trust, and put the file into the dataset."
    })
final class ProfileCommand implements Callable<Integer> {

  @Mixin private DatasetOptions dataset;
  @Mixin private Talk talk;

  @Override
  public Integer call() throws Exception {
    FleetProblem problem = dataset.read(null, ChangeOptions.DEFAULT).problem();
    PrintWriter out = talk.result();
    out.println("workload,phase,accelerator,accelerators,requests_per_second,watts");
    for (Workload workload : problem.dataset().workloads()) {
      for (Phase phase : Phase.values()) {
        for (Accelerator type : problem.types()) {
          print(out, workload, phase, type, problem.prospect(workload, phase, type));
        }
      }
    }
    out.flush();
    return ExitCode.DONE;
  }

  private static void print(
      PrintWriter out, Workload workload, Phase phase, Accelerator type, Prospect prospect) {
    Refusal refusal = prospect.refusal();
    if (refusal != null) {
      out.printf(
          "# %s %s not on %s: %s%n", workload.id(), phase.text(), type.id(), refusal.sentence());
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
      out.println(row(workload, phase, type, profile));
    }
  }

  private static String row(
      Workload workload, Phase phase, Accelerator type, ShardProfile profile) {
    return String.join(
        ",",
        workload.id(),
        phase.text(),
        type.id(),
        thousandths(profile.acceleratorMillis(), 3),
        thousandths(profile.rateMicroRps(), 6),
        thousandths(profile.milliwatts(), 3));
  }

  private static String thousandths(long scaled, int digits) {
    return BigDecimal.valueOf(scaled, digits).stripTrailingZeros().toPlainString();
  }
}
