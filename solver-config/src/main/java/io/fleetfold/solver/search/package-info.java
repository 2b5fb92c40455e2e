/**
 * Finding plans: what all cells serve and earn together, and the searches that change cells one
 * after the other.
 *
 * <p>The door is {@link io.fleetfold.solver.search.FleetSearch}. This room knows nothing of the LP
 * engine.
 *
 * <p>Internal: no promise is made to embedders, and anything here may change.
 */
@NullMarked
package io.fleetfold.solver.search;

import org.jspecify.annotations.NullMarked;
