/**
 * Linear and integer programs and the engines that solve them, all of which come with OR-Tools: CLP
 * for linear programs, because its duals are exact; HiGHS for integer programs that have a second,
 * because it fills racks better than SCIP in that time; SCIP for proofs.
 *
 * <p>The door is {@link io.fleetfold.solver.program.LpEngine}. Nothing here knows what a program is
 * about.
 */
@NullMarked
package io.fleetfold.solver.program;

import org.jspecify.annotations.NullMarked;
