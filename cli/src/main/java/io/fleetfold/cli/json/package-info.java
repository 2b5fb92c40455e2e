/**
 * Reading JSON that others may have written or changed: every value with its line and column.
 *
 * <p>The door is {@link io.fleetfold.cli.json.JsonFile}. This room knows nothing of what the files
 * say.
 */
@NullMarked
package io.fleetfold.cli.json;

import org.jspecify.annotations.NullMarked;
