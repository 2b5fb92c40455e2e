package io.fleetfold.cli.replay;

import io.fleetfold.cli.report.Figures;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.csv.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One reading of all files of a trace: every row is checked and goes into the sums. */
final class TraceScan {

  private static final String MIXED = " is; times with and without one cannot be compared";

  private static final String TOO_MANY =
      " stretches are the most; maybe a wrong date, or a longer --every";

  private final Stretches stretches;
  private long count;
  private long failed;
  private @Nullable TraceUnit unit;

  /** Whether the first time states where on earth it is, as all must then. */
  private boolean zoned;

  /** Where the first time stands. */
  private String firstPlace = "";

  TraceScan(Stretches stretches) {
    this.stretches = stretches;
  }

  Stretches stretches() {
    return stretches;
  }

  RequestTrace.Requests requests() {
    return new RequestTrace.Requests(
        stretches.loads(), first(), count, failed, stretches.outside());
  }

  private String first() {
    Instant first = Instant.ofEpochSecond(0, stretches.first());
    if (unit == TraceUnit.DATES) {
      return "at " + (zoned ? first.toString() : first.toString().replace("Z", ""));
    }
    return "at " + Figures.exact(stretches.first(), 9).toPlainString() + " s";
  }

  /** Reads one file; throws with what is wrong with it, every row of it looked at. */
  void read(Path file) throws InvalidInputException {
    var problems = new TraceProblems(file);
    try (TraceFile trace = TraceFile.open(file)) {
      TraceFormat format = trace.format();
      if (format == null) {
        throw refusal(trace);
      }
      if (unit != null && unit != format.unit()) {
        throw InvalidInputException.ofFile(
            file, "the times of the files before it are of another kind; replay them one by one");
      }
      unit = format.unit();
      TraceRow row = TraceRow.of(format, trace.lines(), problems);
      problems.throwIfAny();
      readRows(trace, row, problems);
    } catch (IOException e) {
      throw InvalidInputException.ofFile(file, TraceFile.sentence(e));
    }
    problems.throwIfAny();
  }

  private static InvalidInputException refusal(TraceFile file) {
    return !file.isEmpty() && FileLook.isDemand(file)
        ? InvalidInputException.ofFile(
            file.path(), "this is no trace, and of several files each must be one")
        : FileLook.refusal(file);
  }

  private void readRows(TraceFile file, TraceRow row, TraceProblems problems) {
    TextLines lines = file.lines();
    try {
      boolean more = row.format().isJson() || lines.next();
      while (more) {
        if (!lines.isIdle() && row.read(lines)) {
          take(row, file);
        }
        more = lines.next();
      }
    } catch (IOException e) {
      problems.addEnd(lines.number() + 1, TraceFile.sentence(e));
    }
  }

  private void take(TraceRow row, TraceFile file) {
    TextLines lines = file.lines();
    count++;
    if (firstPlace.isEmpty()) {
      firstPlace = Shown.whole(file.path().toString()) + ":" + lines.number();
      zoned = row.isZoned();
    }
    if (row.isZoned() != zoned) {
      String allowed = zoned ? "a time with an offset" : "a time without offset";
      row.rejectTime(lines, allowed + ", as that of " + firstPlace + MIXED);
    } else if (stretches.isFar(row.nanos())) {
      row.rejectTime(lines, "near the times before it: " + stretches.most() + TOO_MANY);
    } else if (row.hasFailed()) {
      failed++;
    } else {
      stretches.add(row.nanos(), row.promptTokens(), row.outputTokens());
    }
  }
}
