/**
 * What a plan is worth when things come otherwise than it was made for: another demand, other
 * lengths, slower engines.
 *
 * <p>The doors are {@link io.fleetfold.solver.replay.Replay} and {@link
 * io.fleetfold.solver.replay.PlanStress}. This room looks for no other plan and reads no files.
 */
@NullMarked
package io.fleetfold.solver.replay;

import org.jspecify.annotations.NullMarked;
