package io.fleetfold.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Constants of a user's own measurements in place of the program's. */
final class CalibrationOption {

  @Option(
      names = "--calibration",
      paramLabel = "DIR",
      description = "Folder written by calibrate (default: the calibration of the program).")
  private @Nullable Path folder;

  /** The folder; {@code null} for the program's own constants. */
  @Nullable Path folder() {
    return folder;
  }
}
