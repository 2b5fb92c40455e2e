package io.fleetfold.domain.plan;

import io.fleetfold.domain.facts.Site;
import org.jspecify.annotations.Nullable;

/**
 * Hosts between which prefill can send its KV cache to decode: those of one site whose types are of
 * one group. A request is served by a pair of shards in one zone.
 *
 * @param index position in {@link FleetProblem#zones()}; in a fleet of one group that of its site
 * @param kvGroup group of the types; {@code null} for types that name none
 */
public record KvZone(int index, Site site, @Nullable String kvGroup) {}
