/**
 * The embedder's front door: solve a fleet problem and read the plan, its audit, its baselines and
 * its bound.
 *
 * <p>The door is {@link io.fleetfold.solver.FleetSolver}. This room knows nothing of files or
 * terminals. Everything public here is a promise, and names no class of an internal room.
 */
@NullMarked
package io.fleetfold.solver;

import org.jspecify.annotations.NullMarked;
