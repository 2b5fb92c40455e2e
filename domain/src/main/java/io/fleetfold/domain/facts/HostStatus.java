package io.fleetfold.domain.facts;

import java.util.Locale;

/** Whether a host takes work. */
public enum HostStatus {
  /** Takes work; its unused accelerators draw idle watts. */
  ACTIVE,
  /** Powered, so its accelerators draw idle watts, but shards must leave and none may come. */
  DRAIN,
  /** Switched off: takes no work and draws nothing. */
  OFFLINE;

  /** The name in files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
