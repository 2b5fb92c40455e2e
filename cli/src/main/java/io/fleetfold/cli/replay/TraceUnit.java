package io.fleetfold.cli.replay;

/** What the times of a trace are. */
enum TraceUnit {
  DATES(0, "a time such as 2023-11-16 18:15:46.68, of the years 1970 to 2199"),
  SECONDS(1_000_000_000, "a plain number of seconds from 0 to 7000000000"),
  MILLISECONDS(1_000_000, "a plain number of milliseconds from 0 to 7000000000000");

  /** Two hundred years and more: the differences of such times fit a {@code long}. */
  private static final double MOST_NANOS = 7e18;

  private final long nanos;
  private final String allowed;

  TraceUnit(long nanos, String allowed) {
    this.nanos = nanos;
    this.allowed = allowed;
  }

  /** What is allowed; completes {@code "x" is not ...}. */
  String allowed() {
    return allowed;
  }

  /** Nanoseconds of a plain decimal number; {@link TimeCell#NONE} for anything else. */
  long parse(byte[] bytes, int from, int to) {
    long whole = 0;
    int at = from;
    for (; at < to && isDigit(bytes[at]) && at - from < 15; at++) {
      whole = whole * 10 + bytes[at] - '0';
    }
    boolean point = at > from && at + 1 < to && bytes[at] == '.';
    long part = 0;
    long worth = nanos;
    if (point) {
      for (at++; at < to && isDigit(bytes[at]); at++) {
        worth /= 10;
        part += worth * (bytes[at] - '0');
      }
    }
    boolean sound = to > from && at == to && (double) whole * nanos <= MOST_NANOS;
    return sound ? whole * nanos + part : TimeCell.NONE;
  }

  /** Nanoseconds of a number; {@link TimeCell#NONE} when it is out of range. */
  long parse(double number) {
    return number >= 0 && number * nanos <= MOST_NANOS ? Math.round(number * nanos) : TimeCell.NONE;
  }

  private static boolean isDigit(byte one) {
    return one >= '0' && one <= '9';
  }
}
