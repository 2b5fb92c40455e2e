/**
 * Types of accelerators side by side for one workload: what each would serve in each phase, for a
 * kilowatt and for a dollar.
 *
 * <p>The door is {@link io.fleetfold.domain.comparison.Comparison}. This room asks the performance
 * model and divides; it knows nothing of hosts, plans or formulas.
 */
@NullMarked
package io.fleetfold.domain.comparison;

import org.jspecify.annotations.NullMarked;
