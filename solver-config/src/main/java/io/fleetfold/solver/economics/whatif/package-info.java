/**
 * What a change of a fleet does to margin, service, power and placement: both sides solved with the
 * same options and put beside each other.
 *
 * <p>The door is {@link io.fleetfold.solver.economics.whatif.WhatIf}. It must not know where a
 * dataset comes from, nor who prints the comparison.
 */
@NullMarked
package io.fleetfold.solver.economics.whatif;

import org.jspecify.annotations.NullMarked;
