package io.fleetfold.domain.facts;

import java.util.Locale;

/** The part of inference that one engine does. */
public enum Phase {
  /** Reads prompts and produces the KV cache. */
  PREFILL,
  /** Writes answers from a KV cache that another engine produced. */
  DECODE,
  /** One engine does both. */
  AGGREGATED;

  /** The name in files and reports: {@code prefill}, {@code decode} or {@code aggregated}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
