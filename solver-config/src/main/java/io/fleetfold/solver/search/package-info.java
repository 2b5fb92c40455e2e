/**
 * Plans from linear and integer programs: a dive from prices to a first plan, small fleets whole,
 * and a few racks at a time filled anew.
 *
 * <p>The doors are {@link io.fleetfold.solver.search.FleetSearch} and {@link
 * io.fleetfold.solver.search.Exchanger}. This room knows nothing of Timefold.
 *
 * <p>Internal: no promise is made to embedders, and anything here may change.
 */
@NullMarked
package io.fleetfold.solver.search;

import org.jspecify.annotations.NullMarked;
