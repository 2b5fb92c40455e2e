/**
 * What limits, hardware and time are worth, from the prices of the bound and from bounds computed
 * again of changed fleets.
 *
 * <p>The door is {@code PriceCheck}, with {@code FleetPrices} and {@code EngineWorth} for the rooms
 * inside ({@code life}, {@code whatif}, {@code advantage}). It must not know the commands, nor how
 * a bound is computed.
 */
@NullMarked
package io.fleetfold.solver.economics;

import org.jspecify.annotations.NullMarked;
