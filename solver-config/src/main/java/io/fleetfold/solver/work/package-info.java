/**
 * Work that goes on side by side: who does it, and how it is waited for.
 *
 * <p>The door is {@link io.fleetfold.solver.work.Crew}. Nothing here knows what the work is about.
 */
@NullMarked
package io.fleetfold.solver.work;

import org.jspecify.annotations.NullMarked;
