package io.fleetfold.cli.bench;

import io.fleetfold.solver.Progress;
import io.fleetfold.solver.bound.Gap;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The best margin over time, as a solve tells it. Not thread-safe. */
public final class Course implements Consumer<Progress> {

  /** By seconds: dollars per hour. */
  private final TreeMap<Double, Double> margins = new TreeMap<>();

  @Override
  public void accept(Progress progress) {
    double margin = progress.marginUsdPerHour();
    Entry<Double, Double> last = margins.lastEntry();
    if (!Double.isNaN(margin) && (last == null || margin > last.getValue())) {
      margins.put(progress.elapsed().toNanos() * 1e-9, margin);
    }
  }

  /**
   * How far the best plan after so many seconds was from a bound; {@code null} before the first.
   */
  @Nullable Double gapAfter(double seconds, double upperBoundUsdPerHour) {
    Entry<Double, Double> then = margins.floorEntry(seconds);
    return then == null ? null : (Double) Gap.of(upperBoundUsdPerHour, then.getValue());
  }

  /** When the best plan came so near to a bound; {@code null} if never. */
  @Nullable Double secondsTo(double gap, double upperBoundUsdPerHour) {
    for (Entry<Double, Double> entry : margins.entrySet()) {
      if (Gap.of(upperBoundUsdPerHour, entry.getValue()) <= gap) {
        return entry.getKey();
      }
    }
    return null;
  }
}
