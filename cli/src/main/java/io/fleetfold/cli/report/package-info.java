/**
 * What a plan says to people and programs: shards with their names, moves with their reasons, and
 * the figures of workloads, power domains and accelerators.
 *
 * <p>The door is {@link io.fleetfold.cli.report.PlanReport}. This room computes and formats; it
 * knows neither options nor folders.
 */
@NullMarked
package io.fleetfold.cli.report;

import org.jspecify.annotations.NullMarked;
