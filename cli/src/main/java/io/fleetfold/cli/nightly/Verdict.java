package io.fleetfold.cli.nightly;

import java.util.List;
import java.util.Locale;

/**
 * What was decided about a run.
 *
 * @param reasons why it was refused; empty when it was not
 */
public record Verdict(Kind kind, List<String> reasons) {

  /** The decisions there are. */
  public enum Kind {
    /** It was put in force. */
    ACCEPTED,
    /** It waits to be applied. */
    PROPOSED,
    /** It was kept to be looked at, and the old plan stayed in force. */
    REFUSED;

    /** The name in files. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the list. */
  public Verdict {
    reasons = List.copyOf(reasons);
  }

  /** Refused if there is a reason to; otherwise put in force, or left to be applied. */
  public static Verdict of(List<String> reasons, boolean planOnly) {
    return new Verdict(
        !reasons.isEmpty() ? Kind.REFUSED : planOnly ? Kind.PROPOSED : Kind.ACCEPTED, reasons);
  }
}
