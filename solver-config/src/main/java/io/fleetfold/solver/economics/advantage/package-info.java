/**
 * Which phase each part should do and by how much, what predicted the gains of generations, and
 * what a part that does not exist would have to deliver.
 *
 * <p>The doors are {@link io.fleetfold.solver.economics.advantage.PhaseAdvantage}, {@link
 * io.fleetfold.solver.economics.advantage.GenerationGains} and {@link
 * io.fleetfold.solver.economics.advantage.HypotheticalPart}. It must not know the commands.
 */
@NullMarked
package io.fleetfold.solver.economics.advantage;

import org.jspecify.annotations.NullMarked;
