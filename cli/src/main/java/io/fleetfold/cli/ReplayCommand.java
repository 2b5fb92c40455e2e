package io.fleetfold.cli;

import io.fleetfold.cli.files.ResultFolderException;
import io.fleetfold.cli.replay.DemandFiles;
import io.fleetfold.cli.replay.DemandLimits;
import io.fleetfold.cli.replay.ReplayTable;
import io.fleetfold.cli.replay.RequestTrace;
import io.fleetfold.cli.replay.Slice;
import io.fleetfold.cli.replay.SliceFile;
import io.fleetfold.cli.report.Figures;
import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.csv.Shown;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.replay.HourLoad;
import io.fleetfold.solver.replay.HourScore;
import io.fleetfold.solver.replay.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: how the plan in force does in the demand that came. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Scores the plan in force against the demand that came: served, margin and power, hour by"
          + " hour and in all, beside what the plan counted on.",
      "The demand is a CSV file with the columns"
          + " hour,workload,requests_per_second[,prompt_tokens,output_tokens], a folder with a"
          + " workloads.csv for each hour, or a trace of single requests of any length, told by its"
          + " header: Azure (TIMESTAMP,ContextTokens,GeneratedTokens), BurstGPT (Timestamp,Request"
          + " tokens,Response tokens) or Mooncake (JSON lines of"
          + " timestamp,input_length,output_length). Packed by gzip or not.",
      "The mean weighs each hour by its length. Exit code 5: a contract was missed."
    })
final class ReplayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "STATE", description = "State folder of `nightly`.")
  private Path state;

  @Option(
      names = "--trace",
      paramLabel = "FILE|DIR",
      required = true,
      description = "The demand that came; several times for a trace that lies in several files.")
  private List<Path> traces = new ArrayList<>();

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "Number of the run (default: the one in force).")
  private @Nullable String number;

  @Option(
      names = "--slices",
      paramLabel = "FILE",
      description =
          "Which requests of a trace make up which workload: workload[,trace,min_prompt_tokens,"
              + "max_prompt_tokens,rate_factor] (default: all are of the only workload).")
  private @Nullable Path slices;

  @Option(
      names = "--slices-of",
      paramLabel = "TRACE",
      description = "Only the rows of --slices with this name in the column trace.")
  private @Nullable String slicesOf;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      converter = DurationText.class,
      description = "How long the stretches are that a trace is cut into (default: 1h).")
  private Duration every = Duration.ofHours(1);

  @Mixin private ModelOptions model;
  @Mixin private WarningOptions warnings;
  @Mixin private ChangeOptions changes;
  @Mixin private Talk talk;

  @Override
  public Integer call() throws Exception {
    Path run = run();
    List<PreviousPlacement> rows =
        DatasetReader.read(run.resolve(NightInputs.COPY), run.resolve("plan.csv")).previous();
    FleetProblem problem =
        FleetProblem.of(
                DatasetReader.read(run.resolve(NightInputs.COPY)),
                model.read(model.sloMargin()).model(),
                changes.migration())
            .withSizesOf(rows);
    List<Placement> placements = WrittenPlan.placements(problem, rows);
    warnings.heed(problem.dataset().warnings());
    var replay = new Replay(problem, placements);
    List<HourScore> scores = replay.scores(hours(problem));
    String named = traces.stream().map(Path::toString).collect(Collectors.joining(", "));
    talk.result()
        .printf(Locale.ROOT, "run %s in the demand of %s%n", run.getFileName(), Shown.whole(named));
    ReplayTable.print(scores, talk.result());
    talk.result().flush();
    return ReplayTable.misses(scores) ? ExitCode.DEGRADED : ExitCode.DONE;
  }

  /** Reading needs no lock: a run that is there never changes; only an old one may be removed. */
  private Path run() throws ResultFolderException, IOException {
    Path run = number == null ? state.resolve("current") : state.resolve("runs").resolve(number);
    if (!Files.isDirectory(run)) {
      throw new ParameterException(spec.commandLine(), "There is no run " + run);
    }
    return run.toRealPath();
  }

  private List<HourLoad> hours(FleetProblem problem) throws InvalidInputException, IOException {
    List<Workload> workloads = problem.dataset().workloads();
    Set<String> known = new LinkedHashSet<>();
    workloads.stream().map(Workload::id).forEach(known::add);
    Path first = traces.getFirst();
    List<HourLoad> hours =
        traces.size() > 1 || RequestTrace.isOne(first)
            ? requests(known)
            : DemandFiles.read(first, known);
    DemandLimits.check(first, hours, workloads);
    return hours;
  }

  private List<HourLoad> requests(Set<String> known) throws InvalidInputException {
    RequestTrace.Requests requests = new RequestTrace(slices(known), every).read(traces);
    talk.say(Figures.counted(requests.count(), "request") + ", the first " + requests.first());
    sayLeftOut(requests.failed(), "failed where the trace was taken");
    sayLeftOut(requests.outside(), "no slice holds");
    return requests.hours();
  }

  private void sayLeftOut(long count, String why) {
    if (count > 0) {
      talk.say(Figures.count(count) + " of them left out, which " + why);
    }
  }

  private List<Slice> slices(Set<String> known) throws InvalidInputException {
    if (slices != null) {
      return SliceFile.read(slices, slicesOf, known);
    }
    if (known.size() > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "A trace of requests needs --slices: the plan has " + known.size() + " workloads");
    }
    return List.of(Slice.all(known.iterator().next()));
  }
}
