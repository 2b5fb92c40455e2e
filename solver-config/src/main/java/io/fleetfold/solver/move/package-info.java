/**
 * Moves of Timefold's local search made for this problem.
 *
 * <p>The door is {@link io.fleetfold.solver.move.FleetMoves}, which {@code fleetSolverConfig.xml}
 * names. This room knows nothing of phases.
 *
 * <p>Internal: no promise is made to embedders, and anything here may change.
 */
@NullMarked
package io.fleetfold.solver.move;

import org.jspecify.annotations.NullMarked;
