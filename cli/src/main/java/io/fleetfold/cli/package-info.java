/**
 * The commands of the program: they parse what was typed, call the libraries below and print.
 *
 * <p>The door is {@link io.fleetfold.cli.Fleetfold}. This room decides nothing about plans; what a
 * plan says is put together in {@code report}, and files are written in {@code files}.
 */
@NullMarked
package io.fleetfold.cli;

import org.jspecify.annotations.NullMarked;
