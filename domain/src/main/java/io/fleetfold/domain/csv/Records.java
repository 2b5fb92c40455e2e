package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.MeasuredProfile;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.facts.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds what was measured and what runs today. */
final class Records {

  /** What a row of profiles.csv must be the only one for. */
  private record Subject(
      String workload, Phase phase, String accelerator, long acceleratorMillis) {}

  private Records() {}

  static List<MeasuredProfile> profiles(
      Table table, Index<Workload> workloads, Index<Accelerator> accelerators, ProfileCheck check) {
    List<MeasuredProfile> profiles = new ArrayList<>();
    Map<Subject, Integer> lines = new HashMap<>();
    for (Row row : table.rows()) {
      Workload workload = workloads.resolve(row, "workload");
      Accelerator accelerator = accelerators.resolve(row, "accelerator");
      checkUnique(row, lines);
      if (row.isSound() && workload != null && accelerator != null) {
        MeasuredProfile profile = profile(row, workload, accelerator);
        check.check(row, profile);
        profiles.add(profile);
      }
    }
    check.announce();
    return profiles;
  }

  private static MeasuredProfile profile(Row row, Workload workload, Accelerator accelerator) {
    return new MeasuredProfile(
        workload,
        row.choice("phase", Phase.class),
        accelerator,
        row.millis("accelerators"),
        row.decimal("requests_per_second"),
        row.decimal("watts"),
        row.findDecimal("ttft_ms"),
        row.findDecimal("tpot_ms"));
  }

  private static void checkUnique(Row row, Map<Subject, Integer> lines) {
    if (!row.isSound()) {
      return;
    }
    Subject subject =
        new Subject(
            row.text("workload"),
            row.choice("phase", Phase.class),
            row.text("accelerator"),
            row.millis("accelerators"));
    Integer before = lines.putIfAbsent(subject, row.line());
    if (before != null) {
      row.reject(
          "accelerators",
          "unique: line "
              + before
              + " has this workload, phase, accelerator and number of accelerators already");
    }
  }

  static List<PreviousPlacement> previous(Table table) {
    return table.rows().stream().filter(Row::isSound).map(Records::previous).toList();
  }

  static PreviousPlacement previous(Row row) {
    return new PreviousPlacement(
        row.text("shard"),
        row.text("workload"),
        row.choice("phase", Phase.class),
        row.text("host"),
        row.millis("accelerators"),
        Boolean.parseBoolean(row.text("pinned")));
  }
}
