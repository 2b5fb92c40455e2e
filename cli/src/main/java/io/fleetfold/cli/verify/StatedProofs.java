package io.fleetfold.cli.verify;

import io.fleetfold.cli.report.DualsCsv;
import org.jspecify.annotations.Nullable;

/**
 * Prices that stand beside a plan.
 *
 * @param bound those that prove its bound; {@code null} when there is no such file
 * @param shortfall those that prove what contracts must miss; {@code null} when there is no such
 *     file
 */
public record StatedProofs(DualsCsv.@Nullable Stated bound, DualsCsv.@Nullable Stated shortfall) {}
