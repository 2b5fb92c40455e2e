package io.fleetfold.cli;

import io.fleetfold.cli.files.RunStore;
import io.fleetfold.cli.nightly.NightLog;
import io.fleetfold.cli.nightly.NightMetrics;
import io.fleetfold.cli.nightly.NightService;
import io.fleetfold.cli.nightly.NightSummary;
import io.fleetfold.cli.nightly.RunRecord;
import io.fleetfold.cli.nightly.RunRecordFile;
import io.fleetfold.cli.nightly.Sha256;
import io.fleetfold.cli.nightly.Verdict;
import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.cli.report.PlanStatus;
import io.fleetfold.cli.report.ProofText;
import io.fleetfold.cli.report.RunFacts;
import io.fleetfold.cli.report.ShortfallText;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.PreviousPlan;
import io.fleetfold.solver.Progress;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.nightly.Ghosts;
import io.fleetfold.solver.nightly.Nightly;
import io.fleetfold.solver.nightly.NightlyOptions;
import io.fleetfold.solver.nightly.NightlyResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One night, from the dataset to the plan in force. */
final class NightRun {

  private final DatasetOptions dataset;
  private final ChangeOptions changes;
  private final SolveOptions budget;
  private final LimitOptions limits;
  private final GuardOptions guards;
  private final double headroom;
  private final boolean planOnly;
  private final NightLog log;
  private volatile boolean stopped;
  private volatile @Nullable Nightly nightly;

  NightRun(
      DatasetOptions dataset,
      ChangeOptions changes,
      SolveOptions budget,
      LimitOptions limits,
      GuardOptions guards,
      double headroom,
      boolean planOnly,
      NightLog log) {
    this.dataset = dataset;
    this.changes = changes;
    this.budget = budget;
    this.limits = limits;
    this.guards = guards;
    this.headroom = headroom;
    this.planOnly = planOnly;
    this.log = log;
  }

  /**
   * What came of it.
   *
   * @param summary the changes in a line
   * @param service what is not served, and which contracts are missed, a line each
   * @param standing which run is in force now, and how good it is
   */
  record Done(int exitCode, String summary, List<String> service, String standing) {

    Done {
      service = List.copyOf(service);
    }
  }

  /** Ends the search; whatever is found by then is the plan. Thread-safe. */
  void stop() {
    stopped = true;
    Nightly running = nightly;
    if (running != null) {
      running.stop();
    }
  }

  Done run(RunStore store, Instant now, Consumer<Progress> listener, Runnable searched)
      throws Exception {
    Path current = store.current();
    RunRecord last = current == null ? null : RunRecordFile.read(current);
    var compiled = dataset.read(current, changes.migration());
    String place = store.nameOf(dataset.folder());
    var inputs = new NightInputs(dataset.folder(), place, compiled, headroom);
    String number = store.nextNumber();
    NightlyResult result = solve(compiled, inputs, current, last, number, now, listener);
    searched.run();
    var facts =
        new RunFacts(budget, headroom, compiled.slo(), compiled.calibration(), Version.text());
    PlanReport report = PlanReport.of(result.result(), facts, result.changes());
    dataset.warnings().heed(report.planWarnings());
    List<String> reasons = new ArrayList<>(GuardOptions.brokenLimits(report, result.kept()));
    LastMargin before = lastMargin(last, current, report);
    reasons.addAll(guards.refusals(report, result.kept(), limits.areOfNumber(), before));
    Verdict verdict = Verdict.of(reasons, planOnly);
    store.keep(
        number,
        folder -> {
          PlanFiles.write(report, folder);
          inputs.copy(current, folder);
          Files.writeString(folder.resolve(MetricsFile.NAME), NightMetrics.ofPlan(report, number));
          String plan = Sha256.of(folder.resolve("plan.csv"));
          var basis = inputs.basis(current, last, plan);
          RunRecordFile.write(record(number, now, verdict, basis, report, result, last), folder);
        });
    if (verdict.kind() == Verdict.Kind.ACCEPTED) {
      store.putInForce(number);
    }
    return done(report, result, verdict, number, last);
  }

  private @Nullable LastMargin lastMargin(
      @Nullable RunRecord last, @Nullable Path current, PlanReport report)
      throws InvalidInputException {
    if (last == null || current == null) {
      return null;
    }
    var model = dataset.model();
    return guards.comparedWith(last, () -> LastMargin.of(last, current, report.dataset(), model));
  }

  private NightlyResult solve(
      DatasetOptions.Compiled compiled,
      NightInputs inputs,
      @Nullable Path current,
      @Nullable RunRecord last,
      String number,
      Instant now,
      Consumer<Progress> listener) {
    var problem = compiled.problem();
    ghosts(problem);
    Map<String, RunRecord.Change> changed = last == null ? Map.of() : last.changed();
    var options =
        new NightlyOptions(
            BudgetOptions.lessStartUp(budget),
            headroom,
            limits.noise(),
            current != null && last != null && inputs.areThoseOf(current, last),
            limits.limits(problem, changed, Integer.parseInt(number), now));
    var night =
        new Nightly(problem, last == null ? Map.of() : last.plannedFor(), options, listener);
    nightly = night;
    if (stopped) {
      night.stop();
    }
    log.say("start", "Run " + number + " begins", Map.of("run", number));
    return night.solve();
  }

  private void ghosts(FleetProblem problem) {
    for (PreviousPlan.Count ghost : Ghosts.in(problem)) {
      String shards = Figures.counted(ghost.pinned(), "pinned shard");
      String what = shards + " of " + ghost.placement().kind().text();
      String host = ghost.placement().host().id();
      log.say(
          "ghost",
          what + " cannot run on " + host + ": let go, and the work goes elsewhere",
          Map.of("host", host, "shards", ghost.pinned()));
    }
  }

  private static RunRecord record(
      String number,
      Instant now,
      Verdict verdict,
      RunRecord.Basis basis,
      PlanReport report,
      NightlyResult result,
      @Nullable RunRecord last) {
    return new RunRecord(
        number,
        now,
        verdict,
        basis,
        report.audit().money().marginMicroUsdPerHour() / 1e6,
        result.expected().requestsPerSecond(),
        NightInputs.changed(report, last, Integer.parseInt(number), now));
  }

  private Done done(
      PlanReport report,
      NightlyResult result,
      Verdict verdict,
      String number,
      @Nullable RunRecord last) {
    String summary = NightSummary.line(report, result.kept(), result.repairs());
    String margin = Figures.usd(report.audit().money().marginMicroUsdPerHour());
    String shortfall = ShortfallText.of(report.result());
    String plan =
        "margin "
            + margin
            + " /h, "
            + ProofText.of(report.result())
            + (shortfall.isEmpty() ? "" : "; " + shortfall);
    String standing =
        switch (verdict.kind()) {
          case ACCEPTED -> "run " + number + " is in force: " + plan;
          case PROPOSED ->
              "run " + number + " waits for `fleetfold apply STATE " + number + "`: " + plan;
          case REFUSED -> refused(number, verdict, last);
        };
    log.say(
        verdict.kind().text(),
        "Run " + number + " is " + verdict.kind().text(),
        Map.of(
            "run",
            number,
            "margin_usd_per_hour",
            report.audit().money().marginMicroUsdPerHour() / 1e6,
            "moves",
            report.moves().size()));
    return new Done(exitCode(report, verdict), summary, NightService.lines(report), standing);
  }

  private static String refused(String number, Verdict verdict, @Nullable RunRecord last) {
    return "run "
        + number
        + " is refused: "
        + String.join("; ", verdict.reasons())
        + (last == null ? "; no plan is in force" : "; run " + last.number() + " stays in force");
  }

  private static int exitCode(PlanReport report, Verdict verdict) {
    if (report.status() == PlanStatus.INFEASIBLE) {
      return ExitCode.NO_FEASIBLE_PLAN;
    }
    if (verdict.kind() == Verdict.Kind.REFUSED) {
      return ExitCode.DEGRADED;
    }
    return report.status() == PlanStatus.STOPPED ? ExitCode.STOPPED_EARLY : ExitCode.DONE;
  }
}
