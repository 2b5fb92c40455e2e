/**
 * From the plan in force to a better one: which changes are worth it, in what order they keep every
 * limit, and what each brings.
 *
 * <p>The doors are {@link io.fleetfold.solver.transition.TransitionPlanner} (which changes) and
 * {@link io.fleetfold.solver.transition.StepOrder} (in what order). This room knows nothing of how
 * a target was found, of files or of shard names.
 */
@NullMarked
package io.fleetfold.solver.transition;

import org.jspecify.annotations.NullMarked;
