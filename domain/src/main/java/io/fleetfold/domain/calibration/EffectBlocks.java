package io.fleetfold.domain.calibration;

import io.fleetfold.domain.performance.ConstantsTable;
import io.fleetfold.domain.performance.ConstantsTable.PairKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The unknowns of a fit: one block of logarithms for what is common, and one for every stack,
 * accelerator and pair that has points.
 */
final class EffectBlocks {

  private final Map<PairKey, Integer> blocks = new TreeMap<>();

  EffectBlocks(List<FitPoint> points) {
    blocks.put(PairKey.COMMON, 0);
    for (FitPoint point : points) {
      for (PairKey key : keys(point.point().accelerator(), point.point().stack())) {
        blocks.putIfAbsent(key, 0);
      }
    }
    int next = 0;
    for (var entry : blocks.entrySet()) {
      entry.setValue(next++);
    }
  }

  /** The common block, the stack's, the accelerator's and the pair's. */
  static List<PairKey> keys(String accelerator, String stack) {
    return List.of(
        PairKey.COMMON,
        new PairKey(ConstantsTable.ANY, stack),
        new PairKey(accelerator, ConstantsTable.ANY),
        new PairKey(accelerator, stack));
  }

  int count() {
    return blocks.size();
  }

  Map<PairKey, Integer> all() {
    return blocks;
  }

  /** Blocks of a pair, as far as they have points. */
  int[] of(String accelerator, String stack) {
    return keys(accelerator, stack).stream()
        .distinct()
        .filter(blocks::containsKey)
        .mapToInt(key -> blocks.getOrDefault(key, 0))
        .toArray();
  }

  /** How far the values of a block may go, as a factor of the spread. */
  static double size(PairKey key, EffectSizes sizes) {
    if (key.equals(PairKey.COMMON)) {
      return 1;
    }
    if (key.accelerator().equals(ConstantsTable.ANY)) {
      return sizes.stack();
    }
    return key.stack().equals(ConstantsTable.ANY) ? sizes.accelerator() : sizes.pair();
  }
}
