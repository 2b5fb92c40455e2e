/**
 * Plans as people make them without a solver, to compare with.
 *
 * <p>The doors are {@link io.fleetfold.solver.baseline.NewestFirst} and {@link
 * io.fleetfold.solver.baseline.AggregatedOnly}. This room knows nothing of Timefold.
 *
 * <p>Internal: no promise is made to embedders, and anything here may change.
 */
@NullMarked
package io.fleetfold.solver.baseline;

import org.jspecify.annotations.NullMarked;
