/**
 * The embedder's front door: solve a fleet problem and read the plan, its audit, its baselines and
 * its bound.
 *
 * <p>The doors are {@link io.fleetfold.solver.FleetSolver} and, for whoever uses Timefold itself,
 * {@link io.fleetfold.solver.FleetSolverConfig}. This room knows nothing of files or terminals.
 * Everything public here is a promise, and names no class of an internal room.
 */
@NullMarked
package io.fleetfold.solver;

import org.jspecify.annotations.NullMarked;
