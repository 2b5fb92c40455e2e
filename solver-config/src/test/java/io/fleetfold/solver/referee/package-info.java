/**
 * The referee: an exact program of the rules and a recount of a plan's money, written from the
 * rules alone, that hold the solver's plans, bounds and claims to account on random fleets.
 *
 * <p>The door is {@code CrossCheck}. It reads facts and engines from {@code domain} and calls
 * OR-Tools; it must not know how the solver, its bounds, the constraints or the audit compute
 * anything, only what they say.
 */
@NullMarked
package io.fleetfold.solver.referee;

import org.jspecify.annotations.NullMarked;
