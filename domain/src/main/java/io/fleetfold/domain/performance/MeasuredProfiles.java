package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.MeasuredProfile;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.Refusal.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measurements before predictions. Where any phase of a workload was measured, only its measured
 * phases exist and only with the measured types and sizes; every other workload is predicted. Rows
 * whose stated latencies miss the targets do not exist; where none is stated, none is checked.
 */
public final class MeasuredProfiles implements PerformanceModel {

  private record Key(Workload workload, Phase phase, Accelerator accelerator) {}

  private final PerformanceModel predictions;
  private final Map<Key, List<MeasuredProfile>> rows = new LinkedHashMap<>();
  private final Set<Workload> measuredWorkloads = new HashSet<>();

  private MeasuredProfiles(PerformanceModel predictions, List<MeasuredProfile> measured) {
    this.predictions = predictions;
    for (MeasuredProfile row : measured) {
      measuredWorkloads.add(row.workload());
      rows.computeIfAbsent(
              new Key(row.workload(), row.phase(), row.accelerator()), key -> new ArrayList<>())
          .add(row);
    }
  }

  /** Measured rows in front of a model. */
  public static MeasuredProfiles over(
      PerformanceModel predictions, List<MeasuredProfile> measured) {
    return new MeasuredProfiles(predictions, measured);
  }

  @Override
  public Prospect prospect(
      Workload workload, Phase phase, Accelerator accelerator, int acceleratorsPerHost) {
    if (!workload.rules().serving().allows(phase)) {
      return Prospect.refused(
          Reason.PLACEMENT,
          workload.id() + " is to be served " + workload.rules().serving().text() + " only");
    }
    if (!measuredWorkloads.contains(workload)) {
      return predictions.prospect(workload, phase, accelerator, acceleratorsPerHost);
    }
    List<MeasuredProfile> found =
        rows.getOrDefault(new Key(workload, phase, accelerator), List.of());
    if (found.isEmpty()) {
      return Prospect.refused(
          Reason.PLACEMENT,
          "profiles.csv has no row for "
              + workload.id()
              + " on "
              + accelerator.id()
              + " in this phase");
    }
    return prospect(found, accelerator, acceleratorsPerHost);
  }

  /** The rows that a host is large enough for, and whose latencies meet the targets. */
  private static Prospect prospect(
      List<MeasuredProfile> found, Accelerator type, int acceleratorsPerHost) {
    List<MeasuredLatency> fitting =
        found.stream()
            .filter(row -> row.acceleratorMillis() <= 1000L * acceleratorsPerHost)
            .map(MeasuredLatency::new)
            .toList();
    if (fitting.isEmpty()) {
      MeasuredProfile smallest =
          Collections.min(found, Comparator.comparingLong(MeasuredProfile::acceleratorMillis));
      return Prospect.refused(Reason.PLACEMENT, tooLarge(smallest, type, acceleratorsPerHost));
    }
    List<MeasuredLatency> fast = fitting.stream().filter(MeasuredLatency::meetsTargets).toList();
    return fast.isEmpty()
        ? Prospect.refused(Reason.LATENCY, nearest(fitting).sentence())
        : Prospect.of(fast.stream().map(MeasuredProfiles::profileOf).toList());
  }

  private static MeasuredLatency nearest(List<MeasuredLatency> slow) {
    return Collections.min(slow, Comparator.comparingDouble(MeasuredLatency::excess));
  }

  private static String tooLarge(MeasuredProfile row, Accelerator type, int acceleratorsPerHost) {
    return String.format(
        Locale.ROOT,
        "profiles.csv measures %s on %s x %s, and the largest host has %d",
        row.phase().text(),
        BigDecimal.valueOf(row.acceleratorMillis(), 3).stripTrailingZeros().toPlainString(),
        type.id(),
        acceleratorsPerHost);
  }

  /** Where a workload was measured, what was not measured does not exist. */
  @Override
  public @Nullable ShardProfile findProfile(
      Workload workload, Phase phase, Accelerator accelerator, long acceleratorMillis) {
    boolean predicted =
        workload.rules().serving().allows(phase) && !measuredWorkloads.contains(workload);
    return predicted
        ? predictions.findProfile(workload, phase, accelerator, acceleratorMillis)
        : PerformanceModel.super.findProfile(workload, phase, accelerator, acceleratorMillis);
  }

  private static ShardProfile profileOf(MeasuredLatency latency) {
    MeasuredProfile row = latency.row();
    return new ShardProfile(
        row.acceleratorMillis(),
        Math.round(row.requestsPerSecond() * 1e6),
        Math.round(row.watts() * 1e3),
        footprint(row),
        ShardProfile.Engine.measured(latency.tighterMillis()));
  }

  /**
   * Memory and its bandwidth are reserved with the accelerators, because a measured row does not
   * say what it used.
   */
  private static ShardProfile.Footprint footprint(MeasuredProfile row) {
    Accelerator type = row.accelerator();
    double accelerators = row.acceleratorMillis() / 1e3;
    return new ShardProfile.Footprint(
        (long) (orZero(type.memory().capacityGb()) * 1e3 * accelerators),
        (long) (orZero(type.memory().bandwidthGbPerSecond()) * 1e3 * accelerators),
        KvTransfer.kilobitsPerSecond(row.workload(), row.phase(), row.requestsPerSecond()));
  }

  private static double orZero(@Nullable Double figure) {
    return figure == null ? 0.0 : figure;
  }
}
