/**
 * The demand that came, read from files, and how a plan did in it, printed.
 *
 * <p>The doors are {@link io.fleetfold.cli.replay.DemandFiles}, for hours, and {@link
 * io.fleetfold.cli.replay.RequestTrace}, for single requests, which are read as a stream. This room
 * knows nothing of where plans are kept.
 */
@NullMarked
package io.fleetfold.cli.replay;

import org.jspecify.annotations.NullMarked;
