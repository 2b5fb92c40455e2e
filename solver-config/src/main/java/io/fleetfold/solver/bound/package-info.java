/**
 * What no plan can beat, and what the limits cost: the linear relaxation over patterns, its duals,
 * and the bound that follows from them by weak duality.
 *
 * <p>The door is {@link io.fleetfold.solver.bound.PatternRelaxation}. Only this room builds linear
 * programs; it knows nothing of Timefold.
 *
 * <p>Embedders read {@link io.fleetfold.solver.bound.BoundReport} and what it holds, and may call
 * {@link io.fleetfold.solver.bound.FleetBound}; the rest is internal.
 */
@NullMarked
package io.fleetfold.solver.bound;

import org.jspecify.annotations.NullMarked;
