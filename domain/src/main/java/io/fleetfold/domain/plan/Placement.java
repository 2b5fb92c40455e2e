package io.fleetfold.domain.plan;

import io.fleetfold.domain.facts.Host;

/**
 * One shard of a kind that runs on a host. Shards of one kind are interchangeable, so this is all
 * there is to say.
 */
public record Placement(ShardKind kind, Host host) {}
