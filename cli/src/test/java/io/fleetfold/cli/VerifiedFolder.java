package io.fleetfold.cli;

import io.fleetfold.cli.report.DualsCsv;
import io.fleetfold.cli.report.MovesCsv;
import io.fleetfold.cli.verify.Basis;
import io.fleetfold.cli.verify.Finding;
import io.fleetfold.cli.verify.PlanVerification;
import io.fleetfold.cli.verify.StatedPlan;
import io.fleetfold.cli.verify.StatedProofs;
import io.fleetfold.cli.verify.StatedSummary;
import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
import java.nio.file.Path;
import java.util.List;

/** A plan folder that is verified again and again, against a dataset that is read once. */
record VerifiedFolder(Basis basis, Path plan) {

  static VerifiedFolder of(Path dataset, Path plan) throws InvalidInputException {
    ClosedForm model = ClosedForm.bundled();
    var problem = FleetProblem.of(DatasetReader.read(dataset), model, ChangeOptions.DEFAULT);
    var basis = new Basis(problem, model.sloPolicy(), List.of(), "previous_plan.csv");
    return new VerifiedFolder(basis, plan);
  }

  /** What {@code verify} finds, or the exception for a file that cannot be read. */
  List<Finding> findings() throws InvalidInputException {
    StatedPlan rows = StatedPlan.read(plan.resolve("plan.csv"));
    var sized =
        new Basis(
            basis.problem().withSizesOf(rows.placements()),
            basis.slo(),
            basis.calibration(),
            basis.planInForce());
    return PlanVerification.of(
            sized,
            rows,
            StatedSummary.read(plan.resolve("summary.json")),
            new StatedProofs(DualsCsv.read(plan.resolve("duals.csv")), null),
            MovesCsv.read(plan.resolve("moves.csv")))
        .findings();
  }
}
