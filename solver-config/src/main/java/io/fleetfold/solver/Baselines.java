package io.fleetfold.solver;

import org.jspecify.annotations.Nullable;

/**
 * Two plans to compare with.
 *
 * @param newestFirst workloads by worth, each on the newest accelerators left; {@code null} when
 *     nothing can be placed
 * @param aggregatedOnly the best plan found in which every engine does both phases; {@code null}
 *     when no aggregated profile exists
 */
public record Baselines(@Nullable Baseline newestFirst, @Nullable Baseline aggregatedOnly) {}
