package io.fleetfold.solver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a solve is. Immutable and thread-safe.
 *
 * @param stage what it does now, for people
 * @param elapsed since the solve began
 * @param marginUsdPerHour of the best plan so far
 * @param upperBoundUsdPerHour no plan that keeps its contracts earns more; {@code null} while
 *     unknown, and while the best plan misses a contract
 * @param steps exchanges of racks so far, each with the moves of single shards after it
 */
public record Progress(
    String stage,
    Duration elapsed,
    double marginUsdPerHour,
    @Nullable Double upperBoundUsdPerHour,
    long steps) {}
