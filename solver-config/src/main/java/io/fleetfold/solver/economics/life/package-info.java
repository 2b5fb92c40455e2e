/**
 * How long hardware pays: against the best part that could take its place today, and over the years
 * of a scenario.
 *
 * <p>The doors are {@link io.fleetfold.solver.economics.life.Obsolescence} and {@link
 * io.fleetfold.solver.economics.life.EconomicLife}. It must not know the commands; what it assumes
 * about prices comes in as {@link io.fleetfold.solver.economics.life.Finance}, candidates and
 * scenarios.
 */
@NullMarked
package io.fleetfold.solver.economics.life;

import org.jspecify.annotations.NullMarked;
