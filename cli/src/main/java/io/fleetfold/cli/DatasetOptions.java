package io.fleetfold.cli;

import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The problem that a command works on. */
final class DatasetOptions {

  @Parameters(index = "0", paramLabel = "DATASET", description = "Folder of CSV files.")
  private Path folder;

  @Option(
      names = "--slo-margin",
      paramLabel = "SHARE",
      converter = ShareText.class,
      description =
          "Plan for TTFT and TPOT this far below their targets, such as 20%% (default: the"
              + " performance model's own).")
  private @Nullable Double sloMargin;

  /** A problem and the margin of its latency targets. */
  record Compiled(FleetProblem problem, double sloMargin) {}

  Path folder() {
    return folder;
  }

  @Nullable Double sloMargin() {
    return sloMargin;
  }

  /** Reads the folder and compiles it. */
  Compiled read(@Nullable Path previousPlan, Migration migration) throws InvalidInputException {
    return read(previousPlan, migration, sloMargin);
  }

  /** Reads the folder and compiles it with this margin; {@code null} for the model's own. */
  Compiled read(@Nullable Path previousPlan, Migration migration, @Nullable Double margin)
      throws InvalidInputException {
    var dataset = DatasetReader.read(folder, previousPlan == null ? null : planFile(previousPlan));
    ClosedForm model = ClosedForm.bundled();
    ClosedForm withMargin = margin == null ? model : model.withSloMargin(margin);
    return new Compiled(FleetProblem.of(dataset, withMargin, migration), withMargin.sloMargin());
  }

  /** A plan is named by its folder or by its file. */
  static Path planFile(Path plan) {
    return Files.isDirectory(plan) ? plan.resolve("plan.csv") : plan;
  }
}
