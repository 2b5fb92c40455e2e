package io.fleetfold.cli;

import io.fleetfold.solver.SolveOptions;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long a night may search. */
final class BudgetOptions {

  private static final Duration DEFAULT_TIME_LIMIT = Duration.ofMinutes(5);

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      converter = DurationText.class,
      description = "Such as 30s, 5m or 1h (default: 5m, or none when --steps is given).")
  private @Nullable Duration timeLimit;

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

  /** As it was typed. */
  SolveOptions asked() {
    Duration limit = timeLimit == null && steps == null ? DEFAULT_TIME_LIMIT : timeLimit;
    return new SolveOptions(limit, steps, seed, gap);
  }

  /** The time limit is for the whole command, so starting and reading count. */
  SolveOptions left() {
    SolveOptions asked = asked();
    if (asked.timeLimit() == null) {
      return asked;
    }
    long spent = ManagementFactory.getRuntimeMXBean().getUptime();
    Duration left = asked.timeLimit().minusMillis(spent);
    return new SolveOptions(left.isNegative() ? Duration.ZERO : left, steps, seed, gap);
  }
}
