/**
 * The rules of a plan, twice: as constraint streams for the solver, and as plain loops that check
 * and explain.
 *
 * <p>The doors are {@link io.fleetfold.constraints.FleetConstraints} and {@link
 * io.fleetfold.constraints.PlanAudit}. The audit must not know Timefold or share code with the
 * constraints, and neither knows how plans are searched for.
 */
@NullMarked
package io.fleetfold.constraints;

import org.jspecify.annotations.NullMarked;
