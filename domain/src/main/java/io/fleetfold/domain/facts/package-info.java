/**
 * The immutable facts of one problem: what a dataset folder says, checked and cross-referenced.
 *
 * <p>The door is {@link io.fleetfold.domain.facts.Dataset}. This room knows nothing of files,
 * formulas or solvers.
 */
@NullMarked
package io.fleetfold.domain.facts;

import org.jspecify.annotations.NullMarked;
