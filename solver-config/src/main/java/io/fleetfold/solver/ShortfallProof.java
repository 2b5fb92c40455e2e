package io.fleetfold.solver;

import java.util.Locale;

/** What is known of how much less contracts could miss. */
public enum ShortfallProof {
  /** Nothing: no contract is missed. */
  NONE,
  /** No plan that keeps every limit misses less. */
  PROVEN_LEAST,
  /** The search found nothing that misses less. */
  FOUND;

  /** The name in files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
