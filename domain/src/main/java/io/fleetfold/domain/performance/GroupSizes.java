package io.fleetfold.domain.performance;

import java.util.List;
import java.util.TreeSet;

/**
 * Numbers of accelerators that an engine is tried on.
 *
 * <p>Powers of two, because tensor parallelism splits attention heads evenly. Where more than eight
 * are needed to hold the model at all (parts with SRAM only), also the smallest multiple of eight
 * that holds it: 48 of a rack of 64 must not cost 64.
 */
final class GroupSizes {

  private static final int ROUNDING = 8;
  static final List<Double> SLICES = List.of(0.125, 0.25, 0.5);

  private GroupSizes() {}

  /**
   * Whole sizes, smallest first.
   *
   * @param largest accelerators in the scale-up group of a host
   * @param needed accelerators whose memory holds the model and one sequence
   */
  static List<Integer> whole(int largest, double needed) {
    var sizes = new TreeSet<Integer>();
    for (int size = 1; size <= largest; size *= 2) {
      sizes.add(size);
    }
    int rounded = (int) (Math.ceil(Math.min(needed, largest + 1.0) / ROUNDING) * ROUNDING);
    if (needed > ROUNDING && rounded <= largest) {
      sizes.add(rounded);
    }
    return List.copyOf(sizes);
  }
}
