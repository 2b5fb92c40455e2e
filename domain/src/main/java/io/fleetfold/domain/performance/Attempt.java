package io.fleetfold.domain.performance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** What came of planning an engine on a group of accelerators. */
sealed interface Attempt {

  /** It runs like this. */
  record Fits(EngineGroup group, Operation operation) implements Attempt {}

  /** Weights and one sequence need more memory than there is. */
  record TooLarge(EngineGroup group, double neededBytes, double availableBytes) implements Attempt {

    String sentence() {
      return String.format(
          Locale.ROOT,
          "weights and one sequence need %.1f GB and %s leave %.1f GB",
          neededBytes / 1e9,
          group.text(),
          availableBytes / 1e9);
    }
  }

  /**
   * It misses its target even without load.
   *
   * @param metric TTFT or TPOT
   * @param plannedMillis the target less the margin
   */
  record TooSlow(
      EngineGroup group, String metric, double millis, double targetMillis, double plannedMillis)
      implements Attempt {

    double excess() {
      return millis / plannedMillis;
    }

    String sentence() {
      return String.format(
          Locale.ROOT,
          "%s of %s ms on %s misses the target of %s ms (planned as %s ms)",
          metric,
          plain(millis),
          group.text(),
          plain(targetMillis),
          plain(plannedMillis));
    }

    static String plain(double millis) {
      return BigDecimal.valueOf(millis)
          .round(new MathContext(4))
          .stripTrailingZeros()
          .toPlainString();
    }
  }
}
