package io.fleetfold.domain.imports;

import io.fleetfold.domain.facts.Accelerator;
import io.fleetfold.domain.facts.Phase;

/**
 * An engine that another tool proposes.
 *
 * @param watts at the power domain, with the share of host, fans and network
 * @param wattsBasis where they come from, for people
 * @param source file and line that say so
 * @param remark how it runs, for people
 */
public record ImportedProfile(
    Phase phase,
    Accelerator type,
    int accelerators,
    double requestsPerSecond,
    double watts,
    String wattsBasis,
    String source,
    String remark) {}
