package io.fleetfold.cli;

import io.fleetfold.cli.html.LineChart;
import io.fleetfold.cli.report.WhatIfStudy;
import io.fleetfold.domain.csv.DatasetEditor;
import io.fleetfold.solver.Progress;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.economics.whatif.Sweep;
import io.fleetfold.solver.economics.whatif.SweepPoint;
import io.fleetfold.solver.economics.whatif.WhatIf;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code whatif}: what a change of the fleet would do. */
@Command(
    name = "whatif",
    mixinStandardHelpOptions = true,
    description = {
      "Solves a dataset as it is and changed, with the same options, and says what the change does"
          + " to margin, service, power and placement; or, with --sweep, what one figure does over"
          + " a range.",
      "Changes may be combined. The dataset itself is not touched."
    })
final class WhatIfCommand implements Callable<Integer> {

  private static final long USUAL_STEPS = 20;

  @Spec private CommandSpec spec;
  @Mixin private DatasetOptions dataset;

  @Option(
      names = "--set",
      paramLabel = "FILE.ROW.COLUMN=VALUE",
      description = {
        "Put a value into a cell, such as workloads.chat.requests_per_second=40, or multiply what"
            + " is there: =x1.2. * in the row stands for any letters. Bundled accelerators and"
            + " models count as rows."
      })
  private List<String> sets = List.of();

  @Option(
      names = "--limit",
      paramLabel = "DOMAIN=KW",
      description = "Another limit of a power domain, in kilowatts; empty for none.")
  private List<String> limits = List.of();

  @Option(
      names = "--add-hosts",
      paramLabel = "FILE",
      description = "Add the hosts of a file in the form of hosts.csv.")
  private List<Path> addedHosts = List.of();

  @Option(
      names = "--remove",
      paramLabel = "HOST",
      description = "Take hosts away; * stands for any letters.")
  private List<String> removed = List.of();

  @Option(
      names = "--sweep",
      paramLabel = "WHAT=FROM..TO:STEP",
      description =
          "Solve for every value: limit:DOMAIN=800..1200:50 (kilowatts) or"
              + " FILE.ROW.COLUMN=10..50:10.")
  private @Nullable String sweep;

  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = CountText.class,
      description = "Steps of each search (default: 20, or none when --time-limit is given).")
  private @Nullable Long steps;

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      converter = DurationText.class,
      description = "For each solve, such as 30s; figures then differ from run to run.")
  private @Nullable Duration timeLimit;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Seed of every search (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private ChangeOptions changes;
  @Mixin private StudyOptions study;
  @Mixin private Talk talk;

  @Override
  public Integer call() throws Exception {
    Sweep swept = sweep == null ? null : parse(sweep);
    if (swept == null && sets.isEmpty() && limits.isEmpty() && nothingMoved()) {
      throw new ParameterException(
          spec.commandLine(),
          "Nothing changes: give --set, --limit, --add-hosts, --remove or --sweep.");
    }
    refuse("--set", sets, DatasetEditor::isAssignment, "FILE.ROW.COLUMN=VALUE");
    refuse("--limit", limits, DatasetEditor::isLimit, "DOMAIN=KW");
    try (var progress = new ProgressTalk(talk.errors(), Terminal.watchesStderr())) {
      Consumer<Progress> listener = talk.isQuiet() ? nothing -> {} : progress;
      WhatIf whatIf =
          new WhatIf(
              dataset.facts(),
              this::edit,
              dataset.model().model(),
              changes.migration(),
              new SolveOptions(
                  timeLimit,
                  steps == null && timeLimit == null ? Long.valueOf(USUAL_STEPS) : steps,
                  seed,
                  null),
              listener);
      whatIf.changed();
      study.run(
          "whatif",
          dataset.folder(),
          talk,
          () -> swept == null ? compare(whatIf) : sweep(whatIf, swept));
    }
    return ExitCode.DONE;
  }

  private boolean nothingMoved() {
    return addedHosts.isEmpty() && removed.isEmpty();
  }

  private Sweep parse(String text) {
    try {
      return Sweep.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /** What has no form is usage; what names nothing is input. */
  private void refuse(String option, List<String> given, Predicate<String> fits, String form) {
    given.stream()
        .filter(text -> !fits.test(text))
        .findFirst()
        .ifPresent(wrong -> {
          String sentence = option + " takes " + form + "; it got \"" + wrong + "\"";
          throw new ParameterException(spec.commandLine(), sentence);
        });
  }

  private DatasetEditor edit(DatasetEditor editor) {
    removed.forEach(editor::removeHosts);
    addedHosts.forEach(editor::addHosts);
    limits.forEach(editor::limit);
    sets.forEach(editor::set);
    return editor;
  }

  private StudyOptions.Result compare(WhatIf whatIf) throws Exception {
    return new StudyOptions.Result(WhatIfStudy.of(whatIf, whatIf.compare()), Map.of());
  }

  private StudyOptions.Result sweep(WhatIf whatIf, Sweep swept) throws Exception {
    List<SweepPoint> points = whatIf.sweep(swept);
    String chart =
        LineChart.svg(
            whatIf.base().name() + ": margin over " + swept.subject(),
            swept.subject() + (swept.isLimit() ? ", kW" : ""),
            "$/h",
            List.of(
                new LineChart.Series(
                    "no plan can earn more",
                    true,
                    points.stream()
                        .filter(point -> Double.isFinite(point.figures().upperBoundUsdPerHour()))
                        .map(point -> at(point, point.figures().upperBoundUsdPerHour()))
                        .toList()),
                new LineChart.Series(
                    "margin of the plan found",
                    false,
                    points.stream()
                        .filter(point -> point.figures().feasible())
                        .map(point -> at(point, point.figures().marginUsdPerHour()))
                        .toList())));
    return new StudyOptions.Result(
        WhatIfStudy.of(whatIf, swept, points), Map.of("sweep.svg", chart));
  }

  private static double[] at(SweepPoint point, double usdPerHour) {
    return new double[] {point.value().doubleValue(), usdPerHour};
  }
}
