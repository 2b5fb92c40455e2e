package io.fleetfold.domain.performance;

import java.util.Arrays;

/**
 * What a serving stack makes of an accelerator: one value for each {@link Constant}, to be used as
 * a set, because single constants are weakly identified. Never changes after it was made.
 */
public final class Constants {

  private final double[] values;

  /** Takes the array without copying it; the caller gives it away. */
  public Constants(double[] values) {
    this.values = values;
  }

  /** The value of a constant, in the unit of its name. */
  public double get(Constant constant) {
    return values[constant.ordinal()];
  }

  /** A time that is stated in microseconds, in seconds. */
  double seconds(Constant micros) {
    return get(micros) * 1e-6;
  }

  /** The same set with another value of one constant. */
  public Constants with(Constant constant, double value) {
    double[] changed = values.clone();
    changed[constant.ordinal()] = value;
    return new Constants(changed);
  }

  /** The values, by ordinal of the constant. */
  public double[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Constants that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
