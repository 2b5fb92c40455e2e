package io.fleetfold.solver;

import java.util.Locale;

/** What proves how good a plan is. */
public enum Proof {
  /** The prices of the limits, by weak duality: anybody can repeat it from the certificate. */
  DUALS,
  /** Branch and bound over the whole fleet, to the tolerances of its engine. */
  BRANCH_AND_BOUND,
  /** Nothing. */
  NONE;

  /** The name in files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
