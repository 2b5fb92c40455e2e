/**
 * What one engine does on one type of accelerator: requests per second, watts, memory and
 * bandwidth.
 *
 * <p>The door is {@link io.fleetfold.domain.performance.PerformanceModel}. This room is pure
 * functions of facts and of the constants in its data files; it knows nothing of hosts, plans,
 * solvers or of how the constants were fitted.
 */
@NullMarked
package io.fleetfold.domain.performance;

import org.jspecify.annotations.NullMarked;
