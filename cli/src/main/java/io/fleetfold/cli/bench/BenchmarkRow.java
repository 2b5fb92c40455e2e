package io.fleetfold.cli.bench;

import org.jspecify.annotations.Nullable;

/**
 * What came out at one size.
 *
 * @param exact the same fleet as one exact program; {@code null} where it was not tried
 */
public record BenchmarkRow(Fleet fleet, Run run, @Nullable Exact exact) {

  /** How large the fleet is. */
  public record Fleet(long accelerators, long racks, int workloads, int profiles) {}

  /**
   * What the solver did.
   *
   * @param seconds of {@code FleetSolver.solve()} alone
   * @param gap {@code null} when the plan breaks a limit or misses a contract, or without a bound
   * @param upperBoundUsdPerHour {@code null} without a bound
   * @param course of the margin
   */
  public record Run(
      double seconds,
      double marginUsdPerHour,
      @Nullable Double upperBoundUsdPerHour,
      @Nullable Double gap,
      long moves,
      long steps,
      long heapPeakMegabytes,
      Course course) {}

  /**
   * What branch and bound over the whole fleet did.
   *
   * @param marginUsdPerHour of its best plan, audited; {@code null} when it found none that holds
   * @param upperBoundUsdPerHour what it proved; {@code null} when it proved nothing
   * @param gap of its plan to our bound; {@code null} without either
   */
  public record Exact(
      double seconds,
      int columns,
      int rows,
      @Nullable Double marginUsdPerHour,
      @Nullable Double upperBoundUsdPerHour,
      @Nullable Double gap) {}
}
