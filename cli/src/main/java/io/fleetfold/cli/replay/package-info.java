/**
 * The demand that came, read from files, and how a plan did in it, printed.
 *
 * <p>The door is {@link io.fleetfold.cli.replay.DemandFiles}. This room knows nothing of where
 * plans are kept.
 */
@NullMarked
package io.fleetfold.cli.replay;

import org.jspecify.annotations.NullMarked;
