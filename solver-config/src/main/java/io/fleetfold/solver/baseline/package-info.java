/**
 * The plan as people make it without a solver, to compare with.
 *
 * <p>The door is {@link io.fleetfold.solver.baseline.NewestFirst}. This room knows nothing of
 * Timefold.
 *
 * <p>Internal: no promise is made to embedders, and anything here may change.
 */
@NullMarked
package io.fleetfold.solver.baseline;

import org.jspecify.annotations.NullMarked;
