package io.fleetfold.cli;

/** How a run ended, for scripts. */
final class ExitCode {

  static final int DONE = 0;

  /** Our own bug: a stack trace was printed. */
  static final int BUG = 1;

  /** What was typed makes no sense, or this machine cannot do it: no place to write, no memory. */
  static final int USAGE = 2;

  /** The input is wrong: every problem was listed. */
  static final int INPUT_INVALID = 3;

  /** No plan keeps every limit; the best one found was written and marked. */
  static final int NO_FEASIBLE_PLAN = 4;

  /** Worse than a stated limit; the old plan stays in force. */
  static final int DEGRADED = 5;

  /** Limits or stated figures of a plan do not hold. */
  static final int VERIFICATION_FAILED = 6;

  /** Another run works on the same folder. */
  static final int LOCKED = 7;

  /** Stopped by a signal; the best plan so far was written. */
  static final int STOPPED_EARLY = 75;

  private ExitCode() {}
}
