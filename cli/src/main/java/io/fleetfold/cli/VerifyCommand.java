package io.fleetfold.cli;

import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.TextTable;
import io.fleetfold.cli.verify.BoundVerification;
import io.fleetfold.cli.verify.Finding;
import io.fleetfold.cli.verify.PlanVerification;
import io.fleetfold.cli.verify.StatedSummary;
import io.fleetfold.domain.plan.FleetProblem;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: whether a written plan holds, computed without the solver. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Computes every limit and figure of a written plan anew, without the solver.",
      "Names each broken limit and each stated figure that is wrong. A plan edited by hand will"
          + " do.",
      "With duals.csv beside the plan, the stated upper bound is proven anew from these prices."
    })
final class VerifyCommand implements Callable<Integer> {

  @Mixin private DatasetOptions dataset;

  @Parameters(
      index = "1",
      paramLabel = "PLAN",
      description = "Folder of a plan, or a plan.csv; summary.json beside it is verified too.")
  private Path plan;

  @Option(
      names = "--previous",
      paramLabel = "PLAN",
      description =
          "The plan that was in force when it was made (default: previous_plan.csv beside the plan,"
              + " or else the dataset's own, if any).")
  private @Nullable Path previous;

  @Mixin private ChangeOptions changes;
  @Mixin private Talk talk;

  @Override
  public Integer call() throws Exception {
    WrittenPlan written = WrittenPlan.read(dataset, plan, previous, changes);
    FleetProblem problem = written.problem();
    StatedSummary summary = written.summary();
    Path duals = written.file().resolveSibling("duals.csv");
    var plain = written.verification();
    var verification = plain.plus(BoundVerification.of(problem, plain.audit(), summary, duals));
    print(verification, written.rows().size(), problem.dataset().name());
    hintAtPrevious(summary, problem);
    hintAtDuals(summary, duals);
    return verification.findings().isEmpty() ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED;
  }

  private void print(PlanVerification verification, int shards, String datasetName) {
    PrintWriter out = talk.result();
    List<Finding> findings = verification.findings();
    if (findings.isEmpty()) {
      out.printf(
          Locale.ROOT,
          "%s: %s hold every limit of %s, and every stated figure is right; margin %s /h%n",
          plan,
          Figures.counted(shards, "shard"),
          datasetName,
          Figures.usd(verification.audit().money().marginMicroUsdPerHour()));
    } else {
      var table = new TextTable("  ", "rule", "subject", ">amount", "unit", "what");
      findings.forEach(finding ->
          table.add(
              finding.rule(),
              finding.subject(),
              finding.amount(),
              finding.unit(),
              finding.sentence()));
      out.printf(Locale.ROOT, "%s does not hold:%n", plan);
      table.print(out);
      out.println(Figures.counted(findings.size(), "finding"));
    }
    verification.missedContracts().forEach(sentence -> out.println("contract: " + sentence));
    out.flush();
  }

  private void hintAtDuals(@Nullable StatedSummary summary, Path duals) {
    if (summary != null && summary.statesUpperBound() && !Files.exists(duals)) {
      talk.say("The stated upper bound was not verified: there is no duals.csv beside the plan.");
    }
  }

  private void hintAtPrevious(@Nullable StatedSummary summary, FleetProblem problem) {
    if (summary != null && summary.hadPreviousPlan() && problem.previous().isEmpty()) {
      talk.say("The plan was made against a plan in force; name it with --previous.");
    }
    if (summary != null && summary.wasCalibrated() && !dataset.isCalibrated()) {
      talk.say("The plan was made with a calibration of your own; name it with --calibration.");
    }
  }
}
