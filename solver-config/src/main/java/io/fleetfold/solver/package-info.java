/** Solving: construction, moves and the bound. */
@NullMarked
package io.fleetfold.solver;

import org.jspecify.annotations.NullMarked;
