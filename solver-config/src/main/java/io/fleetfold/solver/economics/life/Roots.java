package io.fleetfold.solver.economics.life;

import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where a function changes sign. */
public final class Roots {

  private static final int SAMPLES = 400;
  private static final int BISECTIONS = 60;

  private Roots() {}

  /**
   * The change of sign nearest to a point; {@code null} when there is none.
   *
   * @param from where to look around, at least 0
   * @param most looks from 0 to here
   */
  public static @Nullable Double nearest(double from, double most, DoubleUnaryOperator function) {
    Double nearest = null;
    for (int i = 0; i < SAMPLES; i++) {
      double low = most * i / SAMPLES;
      double high = most * (i + 1) / SAMPLES;
      if (function.applyAsDouble(low) > 0 != function.applyAsDouble(high) > 0) {
        double root = between(low, high, function);
        boolean nearer = nearest == null || Math.abs(root - from) < Math.abs(nearest - from);
        nearest = nearer ? Double.valueOf(root) : nearest;
      }
    }
    return nearest;
  }

  /** The change of sign between two points on either side of it. */
  public static double between(double low, double high, DoubleUnaryOperator function) {
    boolean above = function.applyAsDouble(high) > 0;
    double from = low;
    double to = high;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (from + to) / 2;
      if (function.applyAsDouble(middle) > 0 == above) {
        to = middle;
      } else {
        from = middle;
      }
    }
    return (from + to) / 2;
  }
}
