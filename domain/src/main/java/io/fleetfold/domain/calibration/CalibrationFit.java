package io.fleetfold.domain.calibration;

import io.fleetfold.domain.performance.Constant;
import io.fleetfold.domain.performance.Constants;
import io.fleetfold.domain.performance.ConstantsTable;
import io.fleetfold.domain.performance.ConstantsTable.Entry;
import io.fleetfold.domain.performance.ConstantsTable.PairKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fits the constants of decode steps and of prefill, and puts them into one table. */
final class CalibrationFit {

  private CalibrationFit() {}

  /**
   * Constants for what is common and for every stack, accelerator and pair that has points; rates
   * are left out.
   */
  static ConstantsTable fit(List<FitPoint> points, Priors priors) {
    Map<Constant.Family, List<FitPoint>> byFamily = new TreeMap<>();
    Map<Constant.Family, EffectFit> fits = new TreeMap<>();
    for (Constant.Family family : Constant.Family.values()) {
      List<FitPoint> own = points.stream().filter(point -> isOf(point, family)).toList();
      byFamily.put(family, own);
      fits.put(family, new EffectFit(own, family, priors, EffectSizes.bundled(family)));
    }
    Map<PairKey, Entry> entries = new TreeMap<>();
    for (PairKey key : new EffectBlocks(points).all().keySet()) {
      double[] values = priors.constants().toArray();
      fits.values().forEach(fit -> fit.applyTo(values, key.accelerator(), key.stack()));
      entries.put(
          key,
          new Entry(
              new Constants(values),
              count(byFamily.getOrDefault(Constant.Family.DECODE, List.of()), key),
              count(byFamily.getOrDefault(Constant.Family.PREFILL, List.of()), key)));
    }
    return new ConstantsTable(entries);
  }

  private static boolean isOf(FitPoint point, Constant.Family family) {
    return point.point().metric().family() == family && !point.point().metric().isRate();
  }

  private static int count(List<FitPoint> points, PairKey key) {
    return (int) points.stream().filter(point -> matches(key, point.point())).count();
  }

  private static boolean matches(PairKey key, Point point) {
    return (key.accelerator().equals(ConstantsTable.ANY)
            || key.accelerator().equals(point.accelerator()))
        && (key.stack().equals(ConstantsTable.ANY) || key.stack().equals(point.stack()));
  }
}
