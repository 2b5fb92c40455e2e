package io.fleetfold.cli;

import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.InputFile;
import io.fleetfold.domain.performance.SloPolicy;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The problem that a command works on. */
final class DatasetOptions {

  @Parameters(index = "0", paramLabel = "DATASET", description = "Folder of CSV files.")
  private Path folder;

  @Mixin private ModelOptions modelOptions;
  @Mixin private WarningOptions warnings;

  /**
   * A problem, and what its performance model was made from.
   *
   * @param calibration the files of the user's own calibration, if any
   */
  record Compiled(FleetProblem problem, SloPolicy slo, List<InputFile> calibration) {}

  Path folder() {
    return folder;
  }

  @Nullable Double sloMargin() {
    return modelOptions.sloMargin();
  }

  /** Whether a calibration of the user's own was named. */
  boolean isCalibrated() {
    return modelOptions.isCalibrated();
  }

  /** The performance model to compile with. */
  ModelOptions.Chosen model() throws InvalidInputException {
    return modelOptions.read();
  }

  /** Reads the folder and compiles it. */
  Compiled read(@Nullable Path previousPlan, Migration migration) throws InvalidInputException {
    return read(previousPlan, migration, modelOptions.sloMargin());
  }

  /** Reads the folder and compiles it with this margin; {@code null} for the model's own. */
  Compiled read(@Nullable Path previousPlan, Migration migration, @Nullable Double margin)
      throws InvalidInputException {
    Compiled compiled = compile(folder, previousPlan, migration, modelOptions.read(margin));
    warnings.heed(compiled.problem().dataset().warnings());
    return compiled;
  }

  /** Reads the folder, for commands that compile it themselves. */
  Dataset facts() throws InvalidInputException {
    Dataset facts = DatasetReader.read(folder);
    warnings.heed(facts.warnings());
    return facts;
  }

  /** What becomes of warnings. */
  WarningOptions warnings() {
    return warnings;
  }

  /** Reads a folder and compiles it with a model. */
  static Compiled compile(
      Path folder, @Nullable Path previousPlan, Migration migration, ModelOptions.Chosen chosen)
      throws InvalidInputException {
    var dataset = DatasetReader.read(folder, previousPlan == null ? null : planFile(previousPlan));
    return new Compiled(
        FleetProblem.of(dataset, chosen.model(), migration),
        chosen.model().sloPolicy(),
        chosen.calibration());
  }

  /** A plan is named by its folder or by its file. */
  static Path planFile(Path plan) {
    return Files.isDirectory(plan) ? plan.resolve("plan.csv") : plan;
  }
}
