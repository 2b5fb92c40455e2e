/**
 * The page of a plan: one HTML file that needs nothing else, in light and dark, on wide screens and
 * on phones.
 *
 * <p>The door is {@link io.fleetfold.cli.html.HtmlReport}. This room only draws what the report
 * room has put together; it computes no figures.
 */
@NullMarked
package io.fleetfold.cli.html;

import org.jspecify.annotations.NullMarked;
