/**
 * What Fleetfold adds to Timefold's phases: commands that construct a plan from the relaxation,
 * prove a bound and solve small fleets whole.
 *
 * <p>The doors are the classes that {@code fleetSolverConfig.xml} names, and {@link
 * io.fleetfold.solver.notes.SolveNotes}, which the phases of a solve share. Timefold decides when a
 * phase ends and which plan is the best; no phase looks at a clock of its own.
 *
 * <p>Internal: no promise is made to embedders, and anything here may change.
 */
@NullMarked
package io.fleetfold.solver.phase;

import org.jspecify.annotations.NullMarked;
