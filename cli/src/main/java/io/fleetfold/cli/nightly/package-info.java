/**
 * What a night leaves behind: the record of its run, its verdict, figures for monitoring, log
 * lines.
 *
 * <p>The doors are {@link io.fleetfold.cli.nightly.RunRecord} and {@link
 * io.fleetfold.cli.nightly.Verdict}. This room knows nothing of how a plan is found.
 */
@NullMarked
package io.fleetfold.cli.nightly;

import org.jspecify.annotations.NullMarked;
