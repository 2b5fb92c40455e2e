package io.fleetfold.domain.facts;

import java.util.Locale;

/** The number format that weights are stored in or that matrix products run in. */
public enum Precision {
  FP16(2.0),
  BF16(2.0),
  FP8(1.0),
  INT8(1.0),
  FP4(0.5),
  INT4(0.5);

  private final double bytesPerParameter;

  Precision(double bytesPerParameter) {
    this.bytesPerParameter = bytesPerParameter;
  }

  /** Bytes that one stored parameter takes, scales and zero points left out. */
  public double bytesPerParameter() {
    return bytesPerParameter;
  }

  /** The name in files: {@code fp16}, {@code fp8}, ... */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
