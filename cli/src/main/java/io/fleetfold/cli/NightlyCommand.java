package io.fleetfold.cli;

import io.fleetfold.cli.files.LockedFolderException;
import io.fleetfold.cli.files.ResultFolderException;
import io.fleetfold.cli.files.RunStore;
import io.fleetfold.cli.nightly.NightLog;
import io.fleetfold.domain.csv.InputProblem;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.solver.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nightly}: the next plan, from the one in force. */
@Command(
    name = "nightly",
    mixinStandardHelpOptions = true,
    description = {
      "Plans the next day from the plan in force: reads the dataset, solves, chooses the changes"
          + " that are worth it, audits, keeps the run in STATE/runs and puts it in force"
          + " (STATE/current).",
      "Hosts and workloads may have come, gone or changed. What still fits is not moved without a"
          + " gain, and demand that only trembles moves nothing."
    })
final class NightlyCommand implements Callable<Integer> {

  private static final Duration DEFAULT_TIME_LIMIT = Duration.ofMinutes(5);

  @Spec private CommandSpec spec;
  @Mixin private DatasetOptions dataset;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the runs and of the plan in force; made if there is none.")
  @SuppressWarnings("NullAway.Init") // required
  private Path state;

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      converter = DurationText.class,
      description = "Such as 30s, 5m or 1h (default: 5m, or none when --steps is given).")
  private @Nullable Duration timeLimit;

  @Mixin private BudgetOptions budget;
  @Mixin private LimitOptions limits;
  @Mixin private GuardOptions guards;

  @Option(
      names = "--headroom",
      paramLabel = "FACTOR",
      converter = HeadroomText.class,
      description = "Plan for so many times the demand, such as 1.2 (default: 1).")
  private double headroom = 1;

  @Option(
      names = "--plan-only",
      description = "Keep the run and leave the old plan in force until `apply`.")
  private boolean planOnly;

  @Option(
      names = "--keep",
      paramLabel = "N",
      converter = CountText.class,
      description =
          "How many of the newest runs stay (default: ${DEFAULT-VALUE}); besides, the one in force,"
              + " and those that one of these was computed from.")
  private long keep = 30;

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description = "Where figures for Prometheus go (default: STATE/fleetfold.prom).")
  private @Nullable Path metrics;

  @Option(
      names = "--log",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "Talk on stderr as text or as json, an object a line (default: text).")
  private NightLog.Form form = NightLog.Form.TEXT;

  @Option(
      names = "--now",
      paramLabel = "INSTANT",
      hidden = true,
      description = "The time of the run instead of the clock's, such as 2026-08-01T02:00:00Z.")
  private @Nullable Instant now;

  @Mixin private ChangeOptions changes;
  @Mixin private Talk talk;

  @Override
  public Integer call() throws Exception {
    if (keep < 1) {
      throw new ParameterException(spec.commandLine(), "--keep is at least 1: the run itself");
    }
    Clock clock = now == null ? Clock.systemUTC() : Clock.fixed(now, ZoneOffset.UTC);
    var log = new NightLog(form, talk.errors(), clock, talk.isQuiet());
    dataset.warnings().sayTo(log::warning);
    try {
      return run(clock, log);
    } catch (InvalidInputException | LockedFolderException | ResultFolderException failure) {
      if (!log.isJson()) {
        throw failure;
      }
      return report(failure, log);
    }
  }

  private int run(Clock clock, NightLog log) throws Exception {
    var run =
        new NightRun(
            dataset,
            changes,
            budget.asked(timeLimit, DEFAULT_TIME_LIMIT),
            limits,
            guards,
            headroom,
            planOnly,
            log);
    try (var signals = StopOnSignal.install(run::stop)) {
      int exitCode;
      try (var store = RunStore.open(state, dataset.folder())) {
        var file = new MetricsFile(metrics, state, clock, log);
        exitCode = file.around(store, () -> solve(run, store, clock, log));
        new Retention(store, log).keep(keep);
      }
      signals.haltIfSignalled(exitCode);
      return exitCode;
    }
  }

  private int solve(NightRun run, RunStore store, Clock clock, NightLog log) throws Exception {
    try (var progress = new ProgressTalk(talk.errors(), Terminal.watchesStderr())) {
      Consumer<Progress> listener =
          talk.isQuiet() ? nothing -> {} : log.isJson() ? progressLines(log) : progress;
      var done = run.run(store, clock.instant(), listener, progress::close);
      talk.result().println(done.summary());
      done.service().forEach(talk.result()::println);
      talk.result().println(done.standing());
      talk.result().flush();
      return done.exitCode();
    }
  }

  /** One line whenever the stage changes: a log is not a terminal. */
  private static Consumer<Progress> progressLines(NightLog log) {
    var last = new String[] {""};
    return progress -> {
      if (!progress.stage().equals(last[0])) {
        last[0] = progress.stage();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("seconds", progress.elapsed().toMillis() / 1e3);
        if (Double.isFinite(progress.marginUsdPerHour())) {
          figures.put("margin_usd_per_hour", progress.marginUsdPerHour());
        }
        log.say("progress", progress.stage(), figures);
      }
    };
  }

  private static int report(Exception failure, NightLog log) {
    if (failure instanceof InvalidInputException invalid) {
      for (InputProblem problem : invalid.problems()) {
        log.error("input", problem.text());
      }
      return ExitCode.INPUT_INVALID;
    }
    boolean locked = failure instanceof LockedFolderException;
    log.error(locked ? "locked" : "state", String.valueOf(failure.getMessage()));
    return locked ? ExitCode.LOCKED : ExitCode.USAGE;
  }
}
