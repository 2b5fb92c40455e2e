/**
 * Results on disk, folders and files: locked while a run works on them, replaced whole or not at
 * all.
 *
 * <p>The door is {@link io.fleetfold.cli.files.ResultFolder}. This room knows nothing of plans; it
 * is handed something that writes files.
 */
@NullMarked
package io.fleetfold.cli.files;

import org.jspecify.annotations.NullMarked;
