package io.fleetfold.cli;

import io.fleetfold.cli.files.ResultFile;
import io.fleetfold.cli.files.ResultFolderException;
import io.fleetfold.cli.files.RunStore;
import io.fleetfold.cli.nightly.NightLog;
import io.fleetfold.cli.nightly.NightMetrics;
import io.fleetfold.domain.csv.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes the metrics of a run, however it ended: those of the plan that is in force then, and those
 * of the run. A run that ends well is not spoilt by metrics that cannot be written, and one that
 * failed says its own error alone.
 */
final class MetricsFile {

  /** The metrics of a plan, kept with its run. */
  static final String NAME = "fleetfold.prom";

  private final Path file;
  private final Clock clock;
  private final NightLog log;

  MetricsFile(@Nullable Path file, Path state, Clock clock, NightLog log) {
    this.file = file == null ? state.resolve(NAME) : file;
    this.clock = clock;
    this.log = log;
  }

  /** Runs, and writes what came of it. */
  int around(RunStore store, Callable<Integer> run) throws Exception {
    long start = System.nanoTime();
    try {
      int exitCode = run.call();
      say(() -> write(store, exitCode, start));
      return exitCode;
    } catch (Exception failure) {
      try {
        write(store, exitCode(failure), start);
      } catch (IOException | ResultFolderException e) {
        failure.addSuppressed(e);
      }
      throw failure;
    }
  }

  private static int exitCode(Exception failure) {
    return switch (failure) {
      case InvalidInputException invalid -> ExitCode.INPUT_INVALID;
      case ResultFolderException unusable -> ExitCode.USAGE;
      default -> ExitCode.BUG;
    };
  }

  /** Writes those of the plan that another command put in force; those of the last night stay. */
  void describePlan(RunStore store) {
    say(() -> write(store, NightMetrics::lastRun));
  }

  private void say(Writing writing) {
    try {
      writing.write();
    } catch (IOException | ResultFolderException e) {
      log.error("metrics", "The metrics were not written. " + e.getMessage());
    }
  }

  private interface Writing {
    void write() throws IOException, ResultFolderException;
  }

  private void write(RunStore store, int exitCode, long startNanos)
      throws IOException, ResultFolderException {
    var duration = Duration.ofNanos(System.nanoTime() - startNanos);
    boolean success = exitCode == ExitCode.DONE || exitCode == ExitCode.STOPPED_EARLY;
    write(
        store, before -> NightMetrics.ofRun(exitCode, success, clock.instant(), duration, before));
  }

  /** Writes. What is said about the run may depend on the file as it stands. */
  private void write(RunStore store, Function<@Nullable String, String> ofRun)
      throws IOException, ResultFolderException {
    Path run = store.current();
    Path ofPlan = run == null ? null : run.resolve(NAME);
    String plan = ofPlan != null && Files.isRegularFile(ofPlan) ? Files.readString(ofPlan) : "";
    String text = plan + ofRun.apply(Files.isRegularFile(file) ? Files.readString(file) : null);
    ResultFile.replace(file, out -> out.write(text));
  }
}
