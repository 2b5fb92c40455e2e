package io.fleetfold.cli.report;

import java.util.Locale;

/** How good a plan is known to be. */
public enum PlanStatus {
  /** Keeps every limit and contract, and no plan can earn 0.01 %, or a cent an hour, more. */
  OPTIMAL,
  /** Keeps every limit. */
  FEASIBLE,
  /** Keeps every limit; the search was stopped by a signal. */
  STOPPED,
  /** Breaks a limit: the best plan found, not one to use. */
  INFEASIBLE;

  /** The name in files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
