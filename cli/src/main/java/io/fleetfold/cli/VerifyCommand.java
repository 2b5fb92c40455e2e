package io.fleetfold.cli;

import io.fleetfold.cli.report.Figures;
import io.fleetfold.cli.report.TextTable;
import io.fleetfold.cli.verify.Finding;
import io.fleetfold.cli.verify.PlanVerification;
import io.fleetfold.cli.verify.StatedSummary;
import io.fleetfold.domain.csv.Shown;
import io.fleetfold.domain.plan.FleetProblem;
import java.io.PrintWriter;
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
    PlanVerification verification = written.verification();
    print(verification, written);
    StatedSummary summary = written.summary();
    if (summary != null) {
      hint(summary.options(), written.problem());
    }
    return verification.findings().isEmpty() ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED;
  }

  private void print(PlanVerification verification, WrittenPlan written) {
    PrintWriter out = talk.result();
    if (verification.findings().isEmpty()) {
      out.printf(
          Locale.ROOT,
          "%s: %s hold every limit of %s, and every figure compared is right; margin %s /h%n",
          Shown.whole(plan.toString()),
          Figures.counted(written.plan().rows().size(), "shard"),
          Shown.of(written.problem().dataset().name()),
          Figures.usd(verification.audit().money().marginMicroUsdPerHour()));
    } else {
      print(verification, out);
    }
    verification.missedContracts().forEach(sentence -> out.println("contract: " + sentence));
    verification.coverage().compared().forEach(line -> out.println("compared: " + line));
    verification.coverage().leftOut().forEach(line -> out.println("not compared: " + line));
    out.flush();
  }

  /** A dataset that was changed since explains many of the other findings. */
  private void print(PlanVerification verification, PrintWriter out) {
    List<String> others = verification.otherFiles();
    if (!others.isEmpty()) {
      String names = String.join(", ", others);
      out.println("The dataset is not the one that this plan was made from: " + names + ".");
    }
    var table = new TextTable("  ", "rule", "subject", ">amount", "unit", "what");
    for (Finding finding : verification.findings()) {
      table.add(
          finding.rule(), finding.subject(), finding.amount(), finding.unit(), finding.sentence());
    }
    out.println(Shown.whole(plan.toString()) + " does not hold:");
    table.print(out);
    out.println(Figures.counted(verification.findings().size(), "finding"));
  }

  private void hint(StatedSummary.Options options, FleetProblem problem) {
    if (options.hadPreviousPlan() && problem.previous().isEmpty()) {
      talk.say("The plan was made against a plan in force; name it with --previous.");
    }
    if (options.wasCalibrated() && !dataset.isCalibrated()) {
      talk.say("The plan was made with a calibration of your own; name it with --calibration.");
    }
  }
}
