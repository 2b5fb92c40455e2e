/**
 * Whether a written plan holds: every limit computed anew, every figure that it states compared.
 *
 * <p>The door is {@link io.fleetfold.cli.verify.PlanVerification}. This room knows nothing of how a
 * plan was found, and prints nothing.
 */
@NullMarked
package io.fleetfold.cli.verify;

import org.jspecify.annotations.NullMarked;
