package io.fleetfold.solver.generate;

/** Figures as a person would write them into a file. */
final class Rounding {

  private Rounding() {}

  /** To whole parts of one {@code scale}th: {@code at(0.12345, 1e3)} is 0.123. */
  static double at(double value, double scale) {
    return Math.rint(value * scale) / scale;
  }
}
