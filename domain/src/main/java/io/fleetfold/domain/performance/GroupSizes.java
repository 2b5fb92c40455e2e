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
  private static final int WHOLE = 1000;
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

  /**
   * Whether engines of a size are ever tried: one that runs may be larger than what today's demand
   * would be given, and none starts on a number that does not split the model.
   *
   * @param acceleratorMillis in thousandths
   * @param needed accelerators whose memory holds the model and one sequence
   */
  static boolean isTried(long acceleratorMillis, double needed) {
    long whole = acceleratorMillis / WHOLE;
    if (whole == 0) {
      return SLICES.stream().anyMatch(slice -> Math.round(slice * WHOLE) == acceleratorMillis);
    }
    boolean powerOfTwo = Long.bitCount(whole) == 1;
    boolean eights = needed > ROUNDING && whole % ROUNDING == 0;
    return acceleratorMillis % WHOLE == 0 && (powerOfTwo || eights);
  }
}
