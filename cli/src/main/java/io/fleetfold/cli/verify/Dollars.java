package io.fleetfold.cli.verify;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Comparing dollars per hour that were summed as doubles. */
final class Dollars {

  /** Sums of doubles in another order differ in the last digits; files have six decimals. */
  private static final double TOLERANCE = 1e-6;

  private Dollars() {}

  /** Whether an amount is more than another by more than rounding; so is what is no number. */
  static boolean isAbove(double amount, double other) {
    return !(amount <= other + TOLERANCE * Math.max(1, Math.abs(other)));
  }

  /** An amount with at most six decimals. */
  static String text(double amount) {
    if (!Double.isFinite(amount)) {
      return String.valueOf(amount);
    }
    BigDecimal rounded = BigDecimal.valueOf(amount).setScale(6, RoundingMode.HALF_EVEN);
    return rounded.stripTrailingZeros().toPlainString();
  }
}
