/**
 * What the phases of one solve share beside the plan: prices, the books that they search in,
 * bounds, and who listens.
 *
 * <p>The door is {@link io.fleetfold.solver.notes.SolveNotes}, which a plan carries from phase to
 * phase.
 *
 * <p>Internal: no promise is made to embedders, and anything here may change.
 */
@NullMarked
package io.fleetfold.solver.notes;

import org.jspecify.annotations.NullMarked;
