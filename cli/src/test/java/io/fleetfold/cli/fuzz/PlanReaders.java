package io.fleetfold.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.cli.nightly.RunRecordFile;
import io.fleetfold.cli.report.DualsCsv;
import io.fleetfold.cli.report.MovesCsv;
import io.fleetfold.cli.verify.StatedPlan;
import io.fleetfold.cli.verify.StatedSummary;
import java.nio.file.Path;
import java.util.List;

/** What the program itself has written: plans, nights, and the folders that they are kept in. */
final class PlanReaders {

  private static final List<String> PLAN =
      List.of(
          "plan/plan.csv",
          "plan/summary.json",
          "plan/duals.csv",
          "plan/moves.csv",
          "plan/previous_plan.csv");

  private static final List<String> STATE =
      List.of(
          "state/current",
          "state/.fleetfold-state",
          "state/fleetfold.prom",
          "state/runs/0001/run.json",
          "state/runs/0001/plan.csv",
          "state/runs/0002/run.json",
          "state/runs/0002/plan.csv");

  private PlanReaders() {}

  static List<Reader> of(Samples samples) {
    return List.of(
        new Reader("plan-files", 120, PLAN, samples::plan, Refused.orRead(PlanReaders::files)),
        new Reader(
            "verify",
            25,
            PLAN,
            samples::plan,
            Commanded.command(
                folder ->
                    List.of("verify", folder.resolve(Samples.DATASET), folder.resolve("plan")),
                6)),
        new Reader(
            "stress",
            5,
            PLAN,
            samples::plan,
            Commanded.command(folder ->
                List.of("stress", folder.resolve(Samples.DATASET), folder.resolve("plan")))),
        new Reader(
            "solve-over", 1, PLAN, samples::plan, Commanded.command(PlanReaders::solveOver, 2)),
        new Reader(
            "run",
            120,
            List.of("state/runs/0002/run.json"),
            samples::state,
            Refused.orRead(PlanReaders::run)),
        new Reader(
            "apply",
            10,
            STATE,
            samples::state,
            Commanded.command(
                folder -> List.of("apply", folder.resolve("state"), "0002"), 2, 6, 7)),
        new Reader(
            "nightly", 1, STATE, samples::state, Commanded.command(PlanReaders::nightly, 2, 4, 5)));
  }

  private static void files(Path folder) throws Exception {
    Path plan = folder.resolve("plan");
    StatedPlan.read(plan.resolve("previous_plan.csv"));
    StatedPlan.read(plan.resolve("plan.csv"));
    StatedSummary.read(plan.resolve("summary.json"));
    DualsCsv.read(plan.resolve("duals.csv"));
    MovesCsv.read(plan.resolve("moves.csv"));
  }

  private static List<Object> solveOver(Path folder) {
    return List.of(
        "solve",
        folder.resolve(Samples.DATASET),
        "--out",
        folder.resolve("plan"),
        "--previous",
        folder.resolve("plan"),
        "--steps",
        "1",
        "--quiet");
  }

  private static List<Object> nightly(Path folder) {
    return List.of(
        "nightly",
        folder.resolve(Samples.DATASET),
        "--state",
        folder.resolve("state"),
        "--steps",
        "1",
        "--cool-down",
        "48h",
        "--quiet");
  }

  private static void run(Path folder) throws Exception {
    var record = RunRecordFile.read(folder.resolve("state/runs/0002"));
    assertThat(record.margin()).isFinite();
    assertThat(record.plannedFor().values()).allSatisfy(rate -> assertThat(rate).isFinite());
  }
}
