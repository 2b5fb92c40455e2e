package io.fleetfold.cli;

import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.TextTable;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.replay.PlanStress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code stress}: what becomes of a plan when demand grows and engines are slower. */
@Command(
    name = "stress",
    mixinStandardHelpOptions = true,
    description = {
      "Says what becomes of a plan when demand is 1.2 and 1.5 times as large, when steps take 1.2"
          + " and 1.5 times as long, and both: margin, and requests late or not served.",
      "Engines known by measured rates alone are never late here. `--headroom` of `solve` and"
          + " `nightly` plans for more demand."
    })
final class StressCommand implements Callable<Integer> {

  @Mixin private DatasetOptions dataset;

  @Parameters(index = "1", paramLabel = "PLAN", description = "Folder of a plan, or a plan.csv.")
  private Path plan;

  @Mixin private ChangeOptions changes;
  @Mixin private Talk talk;

  @Override
  public Integer call() throws Exception {
    WrittenPlan written = WrittenPlan.read(dataset, plan, null, changes);
    List<Placement> placements = written.placements();
    var table =
        new TextTable(
            "  ",
            ">demand",
            ">step time",
            ">margin",
            ">served/s",
            ">unserved/s",
            ">late/s",
            ">missed",
            ">contracts missed");
    for (PlanStress.Outcome outcome : new PlanStress(written.problem(), placements).run()) {
      add(outcome, table);
    }
    talk.result().printf(Locale.ROOT, "%s under stress%n", plan);
    table.print(talk.result());
    talk.result().flush();
    return ExitCode.DONE;
  }

  private static void add(PlanStress.Outcome outcome, TextTable table) {
    table.add(
        factor(outcome.scenario().demand()),
        factor(outcome.scenario().stepTime()),
        Figures.usd(outcome.marginUsdPerHour()) + " /h",
        rps(outcome.servedRps()),
        rps(outcome.unservedRps()),
        rps(outcome.lateRps()),
        Figures.percent(outcome.missedShare()),
        Figures.count(outcome.missedContracts()));
  }

  private static String factor(double factor) {
    return String.format(Locale.ROOT, "x %.1f", factor);
  }

  private static String rps(double requestsPerSecond) {
    return Figures.rps(Math.round(requestsPerSecond * 1e6));
  }
}
