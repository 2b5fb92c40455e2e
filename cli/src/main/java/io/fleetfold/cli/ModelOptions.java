package io.fleetfold.cli;

import io.fleetfold.domain.calibration.CalibrationFolder;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.facts.InputFile;
import io.fleetfold.domain.performance.ClosedForm;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The performance model that a command works with. */
final class ModelOptions {

  @Option(
      names = "--slo-margin",
      paramLabel = "SHARE",
      converter = ShareText.class,
      description =
          "Plan for TTFT and TPOT this far below their targets, such as 20%% (default: the"
              + " performance model's own, 20%%).")
  private @Nullable Double sloMargin;

  @Mixin private CalibrationOption calibration;

  /** A model and the files of a user's calibration that it was made from. */
  record Chosen(ClosedForm model, List<InputFile> calibration) {}

  @Nullable Double sloMargin() {
    return sloMargin;
  }

  boolean isCalibrated() {
    return calibration.folder() != null;
  }

  Chosen read() throws InvalidInputException {
    return read(sloMargin);
  }

  /** The model with this margin; {@code null} for its own. */
  Chosen read(@Nullable Double margin) throws InvalidInputException {
    Path folder = calibration.folder();
    CalibrationFolder read = folder == null ? null : CalibrationFolder.read(folder);
    ClosedForm bundled = ClosedForm.bundled();
    ClosedForm calibrated = read == null ? bundled : bundled.withConstants(read.constants());
    return new Chosen(
        margin == null ? calibrated : calibrated.withSloMargin(margin),
        read == null ? List.of() : read.files());
  }
}
