package io.fleetfold.cli;

import io.fleetfold.solver.program.LpEngine;

/** Whether this machine has the LP engine, for the commands that can do nothing without it. */
final class EngineCheck {

  private EngineCheck() {}

  /** Says what there cannot be, and why, if the engine is missing. */
  static boolean isMissing(String what, Talk talk) {
    String missing = LpEngine.whyMissing();
    if (missing != null) {
      talk.errors().println("There " + what + ": " + missing);
    }
    return missing != null;
  }
}
