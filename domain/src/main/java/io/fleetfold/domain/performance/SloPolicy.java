package io.fleetfold.domain.performance;

import java.util.Locale;

/**
 * How far latency targets are kept.
 *
 * @param margin share of every target that is kept free, 0 or more and less than 1
 * @param ttftQuantile share of requests of average length that meet the TTFT target, waiting
 *     included
 */
public record SloPolicy(double margin, double ttftQuantile) {

  /**
   * As people read it: {@code TTFT and TPOT planned with 20.0 % of their targets kept free; ...}.
   */
  public String text() {
    return String.format(
        Locale.ROOT,
        "TTFT and TPOT planned with %.1f %% of their targets kept free; TTFT holds for %.0f %% of"
            + " requests, waiting included",
        100 * margin,
        100 * ttftQuantile);
  }
}
