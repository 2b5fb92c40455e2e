package io.fleetfold.cli;

import io.fleetfold.cli.report.BoundFigures;
import io.fleetfold.cli.report.BoundJson;
import io.fleetfold.cli.report.BoundSummary;
import io.fleetfold.cli.report.PriceCheckStudy;
import io.fleetfold.cli.report.Study;
import io.fleetfold.constraints.Audit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.bound.BoundReport;
import io.fleetfold.solver.bound.FleetBound;
import io.fleetfold.solver.economics.PriceCheck;
import io.fleetfold.solver.economics.PricedLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bound}: what no plan can beat, and what the limits cost. */
@Command(
    name = "bound",
    mixinStandardHelpOptions = true,
    description = {
      "Says what no plan of a dataset can earn more than, and what one more kilowatt, accelerator"
          + " or request/s would earn, without looking for a plan.",
      "With a plan: how far it may be from the best one."
    })
final class BoundCommand implements Callable<Integer> {

  private static final long MOST_ROUNDS = 10_000;

  /** Limits of each kind, the dearest first; each takes two bounds or some more. */
  private static final int MOST_CHECKED = 20;

  @Spec private CommandSpec spec;
  @Mixin private DatasetOptions dataset;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PLAN",
      description = "Folder of a plan, or a plan.csv; it is audited anew.")
  private @Nullable Path plan;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      converter = CountText.class,
      description = "Rounds of column generation, at least 1; more are tighter (default: 12).")
  private long rounds = FleetBound.USUAL_ROUNDS;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--check",
      description = {
        "Instead: check every price against bounds computed again with the limit a step wider and a"
            + " step narrower, the 20 dearest of each kind; exit code 6 if one does not hold."
      })
  private boolean check;

  @Mixin private ChangeOptions changes;
  @Mixin private Talk talk;

  @Override
  public Integer call() throws Exception {
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      throw new ParameterException(
          spec.commandLine(), "--rounds takes a whole number from 1 to " + MOST_ROUNDS);
    }
    if (EngineCheck.isMissing("is no bound", talk)) {
      return ExitCode.USAGE;
    }
    WrittenPlan written = plan == null ? null : WrittenPlan.read(dataset, plan, null, changes);
    FleetProblem problem =
        written == null ? dataset.read(null, changes.migration()).problem() : written.problem();
    Audit audit = written == null ? null : written.audit();
    if (check) {
      return check(problem);
    }
    BoundReport bound = FleetBound.of(problem, (int) rounds);
    print(new BoundFigures(problem, bound, audit));
    return ExitCode.DONE;
  }

  private int check(FleetProblem problem) throws IOException {
    var limits = PriceCheck.of(problem, MOST_CHECKED);
    Study study = PriceCheckStudy.of(problem, limits);
    if (json) {
      study.writeJson(talk.result());
    } else {
      study.print(talk.result());
    }
    talk.result().flush();
    boolean all = limits.stream().allMatch(PricedLimit::holds);
    return all ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED;
  }

  private void print(BoundFigures figures) throws IOException {
    if (json) {
      BoundJson.write(figures, talk.result());
    } else {
      BoundSummary.print(figures, talk.result());
    }
    talk.result().flush();
  }
}
