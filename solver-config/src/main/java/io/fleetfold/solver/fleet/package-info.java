/**
 * A fleet problem as numbers by index: what each kind of shard gives and takes on each type, and
 * the cells (racks, or single hosts) that the search fills one at a time.
 *
 * <p>The doors are {@link io.fleetfold.solver.fleet.FleetIndex} and {@link
 * io.fleetfold.solver.fleet.CellMap}. This room knows no search and no LP.
 *
 * <p>Internal: no promise is made to embedders, and anything here may change.
 */
@NullMarked
package io.fleetfold.solver.fleet;

import org.jspecify.annotations.NullMarked;
