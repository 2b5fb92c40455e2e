package io.fleetfold.solver.notes;

import java.util.Locale;

/** What a solve does at the moment. */
public enum Stage {
  RELAXATION,
  BOUND,
  BRANCH_AND_BOUND,
  SEARCH,
  RESULT;

  /** For people: {@code branch and bound}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
