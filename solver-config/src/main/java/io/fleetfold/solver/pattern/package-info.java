/**
 * Ways to fill a cell: patterns, and the search for the best pattern at given prices.
 *
 * <p>The door is {@link io.fleetfold.solver.pattern.CellPricer}. This room knows one cell at a
 * time; nothing of the rest of the fleet, of the LP or of Timefold.
 *
 * <p>Internal: no promise is made to embedders, and anything here may change.
 */
@NullMarked
package io.fleetfold.solver.pattern;

import org.jspecify.annotations.NullMarked;
