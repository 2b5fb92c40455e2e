package io.fleetfold.cli;

import io.fleetfold.cli.verify.PlanVerification;
import io.fleetfold.cli.verify.StatedPlan;
import io.fleetfold.cli.verify.StatedSummary;
import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.solver.nightly.Restatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan on disk and the problem that it was made for: with the options that its summary states and
 * the plan in force that was kept beside it.
 *
 * @param file the {@code plan.csv}
 * @param summary what was stated about it; {@code null} when there is no such file
 */
record WrittenPlan(
    Path file,
    FleetProblem problem,
    List<PreviousPlacement> rows,
    @Nullable StatedSummary summary) {

  /**
   * Reads it.
   *
   * @param previous the plan that was in force; {@code null} for the one beside the plan, or else
   *     the dataset's own
   */
  static WrittenPlan read(
      DatasetOptions dataset, Path plan, @Nullable Path previous, ChangeOptions changes)
      throws InvalidInputException, IOException {
    Path file = DatasetOptions.planFile(plan);
    List<PreviousPlacement> rows = DatasetReader.read(dataset.folder(), file).previous();
    Path stated = file.resolveSibling("summary.json");
    StatedSummary summary = Files.exists(stated) ? StatedSummary.read(stated) : null;
    Path kept = file.resolveSibling("previous_plan.csv");
    Path inForce = previous != null ? previous : Files.exists(kept) ? kept : null;
    Double sloMargin = summary == null ? null : summary.option("slo_margin");
    FleetProblem problem =
        dataset
            .read(
                inForce,
                changes.migration(stated(summary)),
                dataset.sloMargin() == null ? sloMargin : dataset.sloMargin())
            .problem();
    return new WrittenPlan(file, problem.withSizesOf(rows), rows, summary);
  }

  /** What changes cost according to the summary; the defaults where it does not say. */
  private static Migration stated(@Nullable StatedSummary summary) {
    Migration others = ChangeOptions.DEFAULT;
    return summary == null
        ? others
        : new Migration(
            orElse(
                summary.option("change_cost_usd_per_accelerator_hour"),
                others.usdPerAcceleratorHour()),
            orElse(summary.option("horizon_hours"), others.horizonHours()),
            orElse(summary.option("warm_up_seconds"), others.warmUpSeconds()),
            others.loadGbitPerSecond());
  }

  private static double orElse(@Nullable Double value, double other) {
    return value == null ? other : value;
  }

  /** Its shards, as far as their hosts and workloads exist. */
  List<Placement> placements() {
    return placements(problem, rows);
  }

  /** The shards that these rows stand for, as far as their hosts and workloads exist. */
  static List<Placement> placements(FleetProblem problem, List<PreviousPlacement> rows) {
    var plan = problem.withDataset(problem.dataset().withPrevious(rows)).previous();
    List<Placement> placements =
        plan.placements().stream().filter(placement -> isKnown(problem, placement)).toList();
    return Restatement.translate(problem, placements);
  }

  private static boolean isKnown(FleetProblem problem, Placement placement) {
    ShardKind kind = placement.kind();
    return problem.findKind(kind.workload(), kind.phase(), kind.acceleratorMillis()).isPresent();
  }

  /** Every limit and figure computed anew. */
  PlanVerification verification() throws IOException {
    return PlanVerification.of(problem, rows, StatedPlan.read(file), summary);
  }
}
