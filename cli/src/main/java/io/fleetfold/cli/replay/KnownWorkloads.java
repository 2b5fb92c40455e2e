package io.fleetfold.cli.replay;

import java.util.Set;
import java.util.stream.Collectors;

/** The workloads of a plan, and the words for an id that is none of them. */
final class KnownWorkloads {

  /** A plan may have thousands, and a file as many rows that name none of them. */
  private static final int MOST_NAMED = 10;

  private final Set<String> ids;
  private final String allowed;

  KnownWorkloads(Set<String> ids) {
    this.ids = ids;
    int more = ids.size() - MOST_NAMED;
    this.allowed =
        "a workload of the plan ("
            + ids.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
            + (more > 0 ? " and " + more + " more)" : ")");
  }

  boolean contains(String id) {
    return ids.contains(id);
  }

  /** Completes {@code "x" is not ...}. */
  String allowed() {
    return allowed;
  }
}
