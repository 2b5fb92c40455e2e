package io.fleetfold.cli;

import io.fleetfold.cli.files.FolderKind;
import io.fleetfold.cli.files.LockedFolderException;
import io.fleetfold.cli.files.ResultFolder;
import io.fleetfold.cli.files.ResultFolderException;
import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.cli.report.PlanStatus;
import io.fleetfold.cli.report.RunFacts;
import io.fleetfold.cli.report.TerminalSummary;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.FleetSolver;
import io.fleetfold.solver.Progress;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.SolveResult;
import io.fleetfold.solver.Unimproved;
import io.fleetfold.solver.bound.Gap;
import io.fleetfold.solver.nightly.ExpectedDemand;
import io.fleetfold.solver.nightly.Restatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code solve}: finds a plan and writes it. */
@Command(
    name = "solve",
    mixinStandardHelpOptions = true,
    description = {
      "Finds the plan that earns the most and writes it to a folder.",
      "It ends when the time or the steps are used up, when the gap is reached, or on Ctrl-C: then"
          + " the best plan so far is written. The same input, seed and steps give the same files."
    })
final class SolveCommand implements Callable<Integer> {

  private static final Duration LONGEST_WITHOUT_LIMIT = Duration.ofMinutes(5);
  private static final double GAP_WITHOUT_LIMIT = 0.001;

  @Mixin private DatasetOptions dataset;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      required = true,
      description = "Folder for the plan; a plan that is there is replaced.")
  @SuppressWarnings("NullAway.Init") // required
  private Path out;

  @Option(names = "--force", description = "Use the folder even if it holds files but no plan.")
  private boolean force;

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      converter = DurationText.class,
      description =
          "Such as 30s, 5m or 1h. Without it and --steps: until the gap is 0.1%%, or less than"
              + " 0.02%% was gained in 5s or a fifth of the time so far, whichever is longer; at"
              + " most 5m.")
  private @Nullable Duration timeLimit;

  @Mixin private BudgetOptions budget;

  @Option(
      names = "--headroom",
      paramLabel = "FACTOR",
      converter = HeadroomText.class,
      description =
          "Plan for so many times the demand, such as 1.2 (default: 1). What is printed and written"
              + " is the plan at the demand of the dataset.")
  private double headroom = 1;

  @Option(
      names = "--previous",
      paramLabel = "PLAN",
      description =
          "The plan in force, a folder or a plan.csv (default: the dataset's own, if any).")
  private @Nullable Path previous;

  @Option(
      names = "--trace",
      paramLabel = "FILE.csv",
      description =
          "Write best margin and upper bound over time to this file, and a chart of it beside it"
              + " (FILE.svg).")
  private @Nullable Path trace;

  @Mixin private ChangeOptions changes;
  @Mixin private Talk talk;

  @Override
  public Integer call() throws Exception {
    var compiled = dataset.read(previous, changes.migration());
    byte[] previousPlan =
        previous == null ? new byte[0] : Files.readAllBytes(DatasetOptions.planFile(previous));
    var options = options();
    var traced = trace == null ? null : TraceFiles.open(trace);
    try (var progress = new ProgressTalk(talk.errors(), Terminal.watchesStderr())) {
      Consumer<Progress> talking = talk.isQuiet() ? nothing -> {} : progress;
      Consumer<Progress> listener = traced == null ? talking : talking.andThen(traced.trace());
      var planned = ExpectedDemand.withHeadroom(compiled.problem(), headroom);
      var solver = new FleetSolver(planned, BudgetOptions.lessStartUp(options), listener);
      var facts =
          new RunFacts(options, headroom, compiled.slo(), compiled.calibration(), Version.text());
      try (var signals = StopOnSignal.install(solver::stop)) {
        int exitCode = solveInto(solver, compiled.problem(), facts, progress, previousPlan, traced);
        signals.haltIfSignalled(exitCode);
        return exitCode;
      }
    }
  }

  /**
   * Whoever names no limit wants a plan as soon as waiting is no longer worth it; whoever does
   * wants the best plan, and nothing more once that is found.
   */
  private SolveOptions options() {
    SolveOptions asked = budget.asked(timeLimit, LONGEST_WITHOUT_LIMIT);
    boolean limited = timeLimit != null || asked.steps() != null;
    double usual = limited ? Gap.OPTIMAL : GAP_WITHOUT_LIMIT;
    Double gap = asked.targetGap();
    SolveOptions options = asked.withTargetGap(gap == null ? (Double) usual : gap);
    return limited ? options : options.withUnimproved(Unimproved.worthTheWait());
  }

  private int solveInto(
      FleetSolver solver,
      FleetProblem today,
      RunFacts facts,
      ProgressTalk progress,
      byte[] previousPlan,
      @Nullable TraceFiles traced)
      throws InvalidInputException, ResultFolderException, LockedFolderException {
    try (ResultFolder folder = ResultFolder.open(out, FolderKind.PLAN, force, dataset.folder())) {
      SolveResult planned = solver.solve();
      SolveResult result =
          headroom == 1 ? planned : Restatement.of(planned, planned.placements(), today);
      progress.close();
      PlanReport report = PlanReport.of(result, facts);
      dataset.warnings().heed(report.planWarnings());
      folder.replace(files -> write(report, previousPlan, files));
      if (traced != null) {
        traced.write(result);
        talk.say("Trace in " + traced.table() + "; to look at: " + traced.chart());
      }
      TerminalSummary.print(report, talk.result());
      talk.say("Written to " + out + "; to look at: " + out.resolve("report.html"));
      talk.result().flush();
      return exitCode(report.status());
    }
  }

  /** The plan in force goes along, because it may be replaced by this very result. */
  private static void write(PlanReport report, byte[] previousPlan, Path files) throws IOException {
    PlanFiles.write(report, files);
    if (previousPlan.length > 0) {
      Files.write(files.resolve("previous_plan.csv"), previousPlan);
    }
  }

  private static int exitCode(PlanStatus status) {
    return switch (status) {
      case OPTIMAL, FEASIBLE -> ExitCode.DONE;
      case STOPPED -> ExitCode.STOPPED_EARLY;
      case INFEASIBLE -> ExitCode.NO_FEASIBLE_PLAN;
    };
  }
}
