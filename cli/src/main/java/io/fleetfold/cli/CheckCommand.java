package io.fleetfold.cli;

import io.fleetfold.cli.report.DatasetSummary;
import io.fleetfold.domain.plan.FleetProblem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check}: reads a dataset and says what can run where. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a dataset, lists everything that is wrong with it, and says what was read.",
      "Shows which phases of which workloads can run on which accelerators, and why others cannot."
    })
final class CheckCommand implements Callable<Integer> {

  @Mixin private DatasetOptions dataset;
  @Mixin private Talk talk;

  @Override
  public Integer call() throws Exception {
    FleetProblem problem = dataset.read(null, ChangeOptions.DEFAULT).problem();
    DatasetSummary.print(problem, talk.result());
    return ExitCode.DONE;
  }
}
