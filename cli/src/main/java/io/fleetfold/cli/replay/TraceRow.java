package io.fleetfold.cli.replay;

/** Reads the rows of a trace, one after the other; the figures of the last one are kept. */
abstract sealed class TraceRow permits TableRow, JsonRow {

  static final double MOST_TOKENS = 10_000_000;
  static final String TOKENS = "a plain decimal number from 0 to 10000000 tokens";

  private final TraceFormat format;
  private final TraceProblems problems;
  private long nanos;
  private double promptTokens;
  private double outputTokens;

  TraceRow(TraceFormat format, TraceProblems problems) {
    this.format = format;
    this.problems = problems;
  }

  /** A way to read the rows of a file, whose header is the current line. */
  static TraceRow of(TraceFormat format, TextLines header, TraceProblems problems) {
    return format.isJson()
        ? new JsonRow(format, problems)
        : new TableRow(format, TraceFormat.header(header.text()), header.number(), problems);
  }

  /** Takes the figures of a line; false when it has none, which is reported if it is wrong. */
  abstract boolean read(TextLines line);

  final boolean set(long atNanos, double prompt, double output) {
    nanos = atNanos;
    promptTokens = prompt;
    outputTokens = output;
    return true;
  }

  final TraceFormat format() {
    return format;
  }

  final TraceProblems problems() {
    return problems;
  }

  /** Nanoseconds since 1970, or since the clock of the trace began. */
  final long nanos() {
    return nanos;
  }

  final double promptTokens() {
    return promptTokens;
  }

  final double outputTokens() {
    return outputTokens;
  }

  /** Whether the request came to nothing where the trace was taken. */
  final boolean hasFailed() {
    return format.marksFailures() && outputTokens == 0;
  }

  /** Whether the time says where on earth it is; numbers do not. */
  boolean isZoned() {
    return false;
  }

  /** Rejects the time of the line. */
  abstract void rejectTime(TextLines line, String allowed);
}
