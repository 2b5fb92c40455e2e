/**
 * The problem that is solved and the plan that solves it: who may run where, and who runs where.
 *
 * <p>The doors are {@link io.fleetfold.domain.plan.FleetProblem} (compiled facts) and {@link
 * io.fleetfold.domain.plan.FleetPlan} (the Timefold solution). This room knows no rule of the score
 * and no search.
 */
@NullMarked
package io.fleetfold.domain.plan;

import org.jspecify.annotations.NullMarked;
