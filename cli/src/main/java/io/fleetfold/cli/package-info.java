/** Commands that parse, call and print. */
@NullMarked
package io.fleetfold.cli;

import org.jspecify.annotations.NullMarked;
