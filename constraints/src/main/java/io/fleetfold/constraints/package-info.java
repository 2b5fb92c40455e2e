/** The rules of a plan, as constraint streams and again as a plain audit. */
@NullMarked
package io.fleetfold.constraints;

import org.jspecify.annotations.NullMarked;
