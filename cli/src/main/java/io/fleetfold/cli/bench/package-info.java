/**
 * Measures the solver on generated fleets, and writes a page of what it found.
 *
 * <p>The doors are {@link io.fleetfold.cli.bench.Benchmark} and {@link
 * io.fleetfold.cli.bench.BenchmarkPage}. This room knows nothing of the command line.
 */
@NullMarked
package io.fleetfold.cli.bench;

import org.jspecify.annotations.NullMarked;
