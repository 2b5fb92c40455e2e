/**
 * Results of other tools, turned into measured profiles.
 *
 * <p>The door is {@link io.fleetfold.domain.imports.AiconfiguratorImport}. This room reads foreign
 * files and checks them; it knows nothing of plans or of how a profile is used.
 */
@NullMarked
package io.fleetfold.domain.imports;

import org.jspecify.annotations.NullMarked;
