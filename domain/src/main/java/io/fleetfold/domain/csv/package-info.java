/**
 * Reading and writing a dataset folder: one table of files and columns drives parsing, error texts
 * and the page of formats.
 *
 * <p>The door is {@link io.fleetfold.domain.csv.DatasetReader}, which returns facts or every
 * problem of every file at once; {@link io.fleetfold.domain.csv.DatasetWriter} is its inverse. This
 * room knows nothing of formulas, plans or solvers.
 */
@NullMarked
package io.fleetfold.domain.csv;

import org.jspecify.annotations.NullMarked;
