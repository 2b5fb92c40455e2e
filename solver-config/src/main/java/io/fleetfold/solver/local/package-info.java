/**
 * Timefold local search with moves made for this problem: the last word on every plan, scored by
 * the constraint streams.
 *
 * <p>The door is {@link io.fleetfold.solver.local.LocalSearch}. Only this room knows Timefold's
 * solver and its internal move iterator factory; it knows nothing of relaxations.
 *
 * <p>Internal: no promise is made to embedders, and anything here may change.
 */
@NullMarked
package io.fleetfold.solver.local;

import org.jspecify.annotations.NullMarked;
