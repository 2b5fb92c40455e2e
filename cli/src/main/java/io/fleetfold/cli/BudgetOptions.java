package io.fleetfold.cli;

import io.fleetfold.solver.SolveOptions;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How a search is seeded and what ends it beside time: how long it usually takes is each command's
 * own.
 */
final class BudgetOptions {

  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = CountText.class,
      description = "Steps of the search; makes a run repeatable to the byte.")
  private @Nullable Long steps;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Seed of the search (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--gap",
      paramLabel = "SHARE",
      converter = ShareText.class,
      description = "Stop as soon as no plan can be better by this share, such as 1%%.")
  private @Nullable Double gap;

  /**
   * As it was typed.
   *
   * @param timeLimit as typed
   * @param usual time limit when neither time nor steps were typed
   */
  SolveOptions asked(@Nullable Duration timeLimit, Duration usual) {
    return new SolveOptions(
        timeLimit == null && steps == null ? usual : timeLimit, steps, seed, gap);
  }

  /** The time limit is for the whole command, so starting and reading count. */
  static SolveOptions lessStartUp(SolveOptions asked) {
    Duration limit = asked.timeLimit();
    if (limit == null) {
      return asked;
    }
    Duration left = limit.minusMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    return asked.withTimeLimit(left.isNegative() ? Duration.ZERO : left);
  }
}
