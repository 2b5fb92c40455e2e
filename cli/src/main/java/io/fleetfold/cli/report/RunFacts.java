package io.fleetfold.cli.report;

import io.fleetfold.solver.SolveOptions;

/**
 * How a plan came about.
 *
 * @param sloMargin share of every latency target that was kept free
 * @param version of the program
 */
public record RunFacts(SolveOptions options, double sloMargin, String version) {}
