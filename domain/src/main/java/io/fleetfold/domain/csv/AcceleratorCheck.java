package io.fleetfold.domain.csv;

import org.jspecify.annotations.Nullable;

/**
 * Holds the figures of an accelerator to each other: an idle part that draws more than a busy one
 * would make starting an engine save power, and a digit too many makes one chip outdo a fleet.
 */
final class AcceleratorCheck {

  /** Ten times what the best part has, a wafer with its memory on it. */
  static final double MOST_GB_PER_SECOND_PER_WATT = 10_000;

  /** More than ten times what the best part has, in fp4. */
  static final double MOST_TFLOPS_PER_WATT = 500;

  private AcceleratorCheck() {}

  static void check(Row row) {
    if (!row.isSound()) {
      return;
    }
    checkOrder(row, "tdp_w", "all_in_w", "all_in_w");
    boolean estimated = row.findDecimal("all_in_w") == null;
    checkOrder(row, "idle_w", estimated ? "tdp_w" : "all_in_w", "idle_w");
    checkPerWatt(row, "memory_bandwidth_gb_s", "GB/s", MOST_GB_PER_SECOND_PER_WATT);
    checkPerWatt(row, "fp16_tflops", "TFLOPS", MOST_TFLOPS_PER_WATT);
    checkPerWatt(row, "fp8_tflops", "TFLOPS", MOST_TFLOPS_PER_WATT);
    checkPerWatt(row, "fp4_tflops", "TFLOPS", MOST_TFLOPS_PER_WATT);
  }

  private static void checkOrder(Row row, String lower, String upper, String blamed) {
    Double low = row.findDecimal(lower);
    Double high = row.findDecimal(upper);
    if (low != null && high != null && low > high) {
      row.rejectStated(
          blamed,
          blamed.equals(lower) ? upper : lower,
          "possible: "
              + lower
              + " is "
              + PlainNumber.text(low)
              + " and "
              + upper
              + " "
              + PlainNumber.text(high)
              + ", and "
              + lower
              + " is at most "
              + upper);
    }
  }

  private static void checkPerWatt(Row row, String column, String unit, double most) {
    Double figure = row.findDecimal(column);
    @Nullable Double watts = row.findDecimal("tdp_w");
    if (figure != null && watts != null && figure > most * watts) {
      row.rejectStated(
          column,
          "tdp_w",
          "likely: "
              + PlainNumber.text(figure)
              + " "
              + unit
              + " on "
              + PlainNumber.text(watts)
              + " W, and no part has more than "
              + PlainNumber.text(most / 10)
              + " a watt");
    }
  }
}
