package io.fleetfold.domain.calibration;

import io.fleetfold.domain.performance.Constant;
import java.util.Locale;
import java.util.Optional;

/** What a measured row states. */
enum Metric {
  PREFILL_LATENCY_MS(Constant.Family.PREFILL, false),
  TTFT_MS(Constant.Family.PREFILL, false),
  LAYER_PREFILL_MS(Constant.Family.PREFILL, true),
  TPOT_MS(Constant.Family.DECODE, false),
  ITL_MEDIAN_MS(Constant.Family.DECODE, false),
  LAYER_DECODE_STEP_MS(Constant.Family.DECODE, true),
  OUTPUT_TOK_S_PER_ACCEL(Constant.Family.DECODE, false);

  private final Constant.Family family;
  private final boolean ofOneLayer;

  Metric(Constant.Family family, boolean ofOneLayer) {
    this.family = family;
    this.ofOneLayer = ofOneLayer;
  }

  static Optional<Metric> of(String text) {
    for (Metric metric : values()) {
      if (metric.text().equals(text)) {
        return Optional.of(metric);
      }
    }
    return Optional.empty();
  }

  /** The name in files. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  Constant.Family family() {
    return family;
  }

  boolean isOfOneLayer() {
    return ofOneLayer;
  }

  boolean isRate() {
    return this == OUTPUT_TOK_S_PER_ACCEL;
  }
}
