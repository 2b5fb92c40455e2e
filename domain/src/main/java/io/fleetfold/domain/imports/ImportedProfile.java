package io.fleetfold.domain.imports;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Phase;
import org.jspecify.annotations.Nullable;

/**
 * An engine that another tool proposes.
 *
 * @param watts at the power domain, with the share of host, fans and network
 * @param ttftMillis time to the first token at that rate; {@code null} for decode, and where the
 *     file does not state it
 * @param tpotMillis time per output token; {@code null} for prefill, and where the file does not
 *     state it
 */
public record ImportedProfile(
    Phase phase,
    Accelerator type,
    int accelerators,
    double requestsPerSecond,
    double watts,
    @Nullable Double ttftMillis,
    @Nullable Double tpotMillis,
    Origin origin) {

  /**
   * Where it comes from, for people.
   *
   * @param source file and line that say so
   * @param remark how it runs
   * @param wattsBasis where the watts come from
   */
  public record Origin(String source, String remark, String wattsBasis) {}
}
