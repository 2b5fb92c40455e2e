package io.fleetfold.cli;

import io.fleetfold.cli.report.DualsCsv;
import io.fleetfold.cli.report.MovesCsv;
import io.fleetfold.cli.verify.Basis;
import io.fleetfold.cli.verify.PlanVerification;
import io.fleetfold.cli.verify.StatedPlan;
import io.fleetfold.cli.verify.StatedProofs;
import io.fleetfold.cli.verify.StatedSummary;
import io.fleetfold.constraints.Audit;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.solver.nightly.Ghosts;
import io.fleetfold.solver.nightly.Restatement;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
record WrittenPlan(Path file, Basis basis, StatedPlan plan, @Nullable StatedSummary summary) {

  /**
   * Reads it.
   *
   * @param previous the plan that was in force; {@code null} for the one beside the plan, or else
   *     the dataset's own
   */
  static WrittenPlan read(
      DatasetOptions dataset, Path folder, @Nullable Path previous, ChangeOptions changes)
      throws InvalidInputException {
    Path file = DatasetOptions.planFile(folder);
    StatedPlan plan = StatedPlan.read(file);
    Path stated = file.resolveSibling("summary.json");
    StatedSummary summary = exists(stated) ? StatedSummary.read(stated) : null;
    Path kept = file.resolveSibling("previous_plan.csv");
    Path inForce = previous != null ? previous : exists(kept) ? kept : null;
    Double margin = summary == null ? null : summary.options().sloMargin();
    Migration migration =
        summary == null
            ? ChangeOptions.DEFAULT
            : summary.options().migration(ChangeOptions.DEFAULT);
    var compiled =
        dataset.read(
            inForce,
            changes.migration(migration),
            dataset.sloMargin() == null ? margin : dataset.sloMargin());
    FleetProblem sized = compiled.problem().withSizesOf(plan.placements());
    FleetProblem problem = Ghosts.released(sized, placements(sized, plan.placements()));
    String name =
        inForce == null
            ? "previous_plan.csv"
            : String.valueOf(DatasetOptions.planFile(inForce).getFileName());
    var basis = new Basis(problem, compiled.slo(), compiled.calibration(), name);
    return new WrittenPlan(file, basis, plan, summary);
  }

  /** Whatever it is: what is no file is a problem, and not as good as nothing. */
  private static boolean exists(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  FleetProblem problem() {
    return basis.problem();
  }

  /** What the plan is worth and breaks, as far as its hosts and workloads exist. */
  Audit audit() {
    return PlanVerification.audit(problem(), plan);
  }

  /** Its shards, as far as their hosts and workloads exist. */
  List<Placement> placements() {
    return placements(problem(), plan.placements());
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

  /** Every limit, figure and word computed anew. */
  PlanVerification verification() throws InvalidInputException {
    Path changes = file.resolveSibling("moves.csv");
    List<MovesCsv.Stated> moves = exists(changes) ? MovesCsv.read(changes) : null;
    var proofs = new StatedProofs(duals("duals.csv"), duals("shortfall_duals.csv"));
    PlanVerification verification = PlanVerification.of(basis, plan, summary, proofs, moves);
    if (exists(file.resolveSibling("report.html"))) {
      verification
          .coverage()
          .leaveOut("report.html", "a page to look at, made of the same figures");
    }
    return verification;
  }

  private DualsCsv.@Nullable Stated duals(String name) throws InvalidInputException {
    Path prices = file.resolveSibling(name);
    return exists(prices) ? DualsCsv.read(prices) : null;
  }
}
