package io.fleetfold.domain.performance;

import io.fleetfold.domain.facts.Accelerator;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * All-in watts of accelerators at work.
 *
 * <p>An accelerator draws {@code tdp * (base + bandwidth * sqrt(use of bandwidth) + compute *
 * sqrt(use of compute))} while it works, never more than its TDP, and an idle share of it in
 * between. Its part of host, fans and network, all-in watts less TDP, is drawn whatever it does.
 * All-in watts are the catalogue's, or TDP times a documented factor.
 */
public final class PowerTable {

  private static final String FALLBACK = "*";

  /** Shares of TDP, and all-in watts over TDP. */
  record Curve(double base, double bandwidth, double compute, double idle, double allInFactor) {

    /** Share of TDP while it works at these shares of its peaks. */
    double workingShare(double bandwidthUse, double computeUse) {
      return Math.min(
          1, base + bandwidth * Math.sqrt(bandwidthUse) + compute * Math.sqrt(computeUse));
    }
  }

  private final Map<String, Curve> byAccelerator;
  private final Curve fallback;

  private PowerTable(Map<String, Curve> byAccelerator, Curve fallback) {
    this.byAccelerator = byAccelerator;
    this.fallback = fallback;
  }

  /** The curves that are packed with the program. */
  public static PowerTable bundled() {
    Map<String, Curve> byAccelerator = new HashMap<>();
    for (CSVRecord row : BundledTable.rows("power.csv")) {
      byAccelerator.put(row.get("accelerator"), curve(row));
    }
    Curve fallback = byAccelerator.remove(FALLBACK);
    if (fallback == null) {
      throw new IllegalStateException("power.csv lacks the fallback row " + FALLBACK);
    }
    return new PowerTable(Map.copyOf(byAccelerator), fallback);
  }

  private static Curve curve(CSVRecord row) {
    return new Curve(
        BundledTable.number(row, "base"),
        BundledTable.number(row, "bandwidth"),
        BundledTable.number(row, "compute"),
        BundledTable.number(row, "idle"),
        BundledTable.number(row, "all_in_factor"));
  }

  /** Watts of one accelerator alone while it works at these shares of its peaks. */
  public double partWatts(Accelerator type, double bandwidthUse, double computeUse) {
    return orZero(type.power().tdpWatts())
        * of(type).workingShare(Math.min(1, bandwidthUse), Math.min(1, computeUse));
  }

  /** Watts of its share of host, fans and network. */
  public double hostWatts(Accelerator type) {
    return around(type, of(type), orZero(type.power().tdpWatts()));
  }

  /** Watts of a group at its power domain. */
  double allInWatts(EngineGroup group, double peakFlopsPerSecond, Operation.Activity activity) {
    Accelerator type = group.type();
    Curve curve = of(type);
    double tdp = orZero(type.power().tdpWatts());
    double working =
        curve.workingShare(
            activity.bytesPerSecond() / group.bandwidthBytesPerSecond(),
            activity.flopsPerSecond() / peakFlopsPerSecond);
    double share = activity.busyShare() * working + (1 - activity.busyShare()) * curve.idle();
    return group.accelerators() * (around(type, curve, tdp) + tdp * share);
  }

  private static double around(Accelerator type, Curve curve, double tdp) {
    Double allIn = type.power().allInWatts();
    return Math.max(0, (allIn != null ? allIn : tdp * curve.allInFactor()) - tdp);
  }

  private Curve of(Accelerator type) {
    return byAccelerator.getOrDefault(type.id(), fallback);
  }

  private static double orZero(@Nullable Double figure) {
    return figure == null ? 0 : figure;
  }
}
