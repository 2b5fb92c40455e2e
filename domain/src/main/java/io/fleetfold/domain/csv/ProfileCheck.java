package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.MeasuredProfile;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.PredictedEngines;
import io.fleetfold.domain.performance.ProfileDoubts;
import io.fleetfold.domain.performance.ProfileDoubts.Doubt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds measured profiles against the performance model and the fleet: figures that cannot be,
 * sizes that no host has, and predicted engines that go unnoticed because something else was
 * measured.
 */
final class ProfileCheck {

  private record Measured(Row row, MeasuredProfile profile) {

    boolean covers(Phase phase, Accelerator type) {
      return profile.phase() == phase && profile.accelerator().equals(type);
    }
  }

  private final ProfileDoubts doubts = new ProfileDoubts();
  private final Map<Accelerator, Integer> largestHosts = new LinkedHashMap<>();
  private final Map<Workload, List<Measured>> byWorkload = new LinkedHashMap<>();

  ProfileCheck(List<Host> hosts) {
    hosts.forEach(host -> largestHosts.merge(host.accelerator(), host.accelerators(), Math::max));
  }

  /** Checks a row by itself; what is wrong spoils it. */
  void check(Row row, MeasuredProfile profile) {
    for (Doubt doubt : doubts.of(profile)) {
      String cell = row.cell(row.indexOf(doubt.column()));
      if (doubt.refused()) {
        row.reject(doubt.column(), cell, doubt.text(), doubt::suggestion);
      } else {
        row.warn(doubt.column(), doubt.text());
      }
    }
    checkSize(row, profile);
    byWorkload
        .computeIfAbsent(profile.workload(), workload -> new ArrayList<>())
        .add(new Measured(row, profile));
  }

  private void checkSize(Row row, MeasuredProfile profile) {
    Integer largest = largestHosts.get(profile.accelerator());
    if (largest != null && profile.acceleratorMillis() > 1000L * largest) {
      row.warn(
          "accelerators",
          "No host has so many "
              + profile.accelerator().id()
              + " (the largest has "
              + largest
              + "), so this row is not used. An engine must fit one host.");
    }
  }

  /** Says which workloads lose predicted engines of types and phases that nobody measured. */
  void announce() {
    var engines = new PredictedEngines(largestHosts);
    byWorkload.forEach((workload, rows) -> {
      int off =
          engines.count(
              workload, (phase, type) -> rows.stream().anyMatch(row -> row.covers(phase, type)));
      if (off > 0) {
        rows.getFirst().row().warn("workload", sentence(workload, rows.size(), off));
      }
    });
  }

  private static String sentence(Workload workload, int rows, int engines) {
    return workload.id()
        + ": "
        + counted(rows, "measured row")
        + (rows == 1 ? " switches " : " switch ")
        + counted(engines, "predicted engine")
        + " off, of types and phases without a row. Measure those as well, or leave the rows out.";
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
