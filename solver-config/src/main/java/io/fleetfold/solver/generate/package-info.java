/**
 * Made-up fleets in the shape of real ones, to try sizes and to measure the solver.
 *
 * <p>The door is {@link io.fleetfold.solver.generate.FleetGenerator}. This room knows nothing of
 * the solver.
 */
@NullMarked
package io.fleetfold.solver.generate;

import org.jspecify.annotations.NullMarked;
