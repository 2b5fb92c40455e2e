package io.fleetfold.cli.replay;

import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.solver.replay.HourLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A trace of single requests, in one of the forms of {@link TraceFormat}. It is cut into stretches
 * of time, and each into slices by prompt length, of which every one is a workload. Read as a
 * stream: of a request nothing is kept but its share in the sums.
 */
public final class RequestTrace {

  private final List<Slice> slices;
  private final Duration every;

  /** A way to cut traces. */
  public RequestTrace(List<Slice> slices, Duration every) {
    this.slices = List.copyOf(slices);
    this.every = every;
  }

  /** Whether a file is a trace, by its header. */
  public static boolean isOne(Path file) throws InvalidInputException, IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (var trace = TraceFile.open(file)) {
      return trace.format() != null;
    }
  }

  /**
   * What came.
   *
   * @param first when the first request came, with which the hours begin
   * @param failed requests that the trace marks as failed; they are left out
   * @param outside requests that are in no slice
   */
  public record Requests(
      List<HourLoad> hours, String first, long count, long failed, long outside) {

    /** Copies the list. */
    public Requests {
      hours = List.copyOf(hours);
    }
  }

  /**
   * Reads a trace that lies in one or several files, in any order of time. One whose first request
   * is not the first row is read twice, because the stretches begin with it.
   */
  public Requests read(List<Path> files) throws InvalidInputException {
    TraceScan scan = scan(files, Stretches.AT_FIRST_REQUEST);
    if (scan.stretches().beganEarlier()) {
      scan = scan(files, scan.stretches().first());
    }
    Path file = files.getFirst();
    if (scan.stretches().beganEarlier()) {
      throw InvalidInputException.ofFile(file, "the file changed while it was read");
    }
    if (!scan.stretches().takeTime()) {
      throw InvalidInputException.ofFile(
          file, "a trace has at least two requests, at different times");
    }
    return scan.requests();
  }

  private TraceScan scan(List<Path> files, long start) throws InvalidInputException {
    var scan = new TraceScan(new Stretches(slices, every, start));
    for (Path file : files) {
      scan.read(file);
    }
    return scan;
  }
}
