package io.fleetfold.domain.calibration;

import io.fleetfold.domain.performance.BundledTable;
import io.fleetfold.domain.performance.Constant;

/**
 * How far constants may differ by stack, accelerator and pair, as factors of the spread of {@link
 * Priors}.
 *
 * @param pointsOfPair rows of a pair beyond this number share their weight
 */
record EffectSizes(double stack, double accelerator, double pair, double pointsOfPair) {

  static EffectSizes bundled(Constant.Family family) {
    for (var row : BundledTable.rows("effects.csv")) {
      if (row.get("family").equals(family.text())) {
        return new EffectSizes(
            BundledTable.number(row, "stack"),
            BundledTable.number(row, "accelerator"),
            BundledTable.number(row, "pair"),
            BundledTable.number(row, "points"));
      }
    }
    throw new IllegalStateException("effects.csv lacks " + family.text());
  }
}
