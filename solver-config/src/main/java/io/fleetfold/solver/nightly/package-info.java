/**
 * One night: a plan for the demand that is expected, reached from the plan in force by changes that
 * are worth it.
 *
 * <p>The door is {@link io.fleetfold.solver.nightly.Nightly}. This room knows nothing of files,
 * clocks or which plan is put in force.
 */
@NullMarked
package io.fleetfold.solver.nightly;

import org.jspecify.annotations.NullMarked;
