/**
 * What may happen to a fleet while it is being solved, and what is left of a plan when it has.
 *
 * <p>The doors are {@link io.fleetfold.solver.change.FleetChange} for embedders and {@link
 * io.fleetfold.solver.change.CarryOver} for the solver. This room knows nothing of searches or
 * Timefold.
 */
@NullMarked
package io.fleetfold.solver.change;

import org.jspecify.annotations.NullMarked;
