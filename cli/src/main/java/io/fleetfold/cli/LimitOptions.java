package io.fleetfold.cli;

import io.fleetfold.cli.nightly.RunRecord;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.transition.TransitionLimits;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much a night may change. */
final class LimitOptions {

  private static final double DEFAULT_NOISE = 0.02;
  private static final double DEFAULT_MIN_GAIN = 0.1;

  @Option(
      names = "--max-moves",
      paramLabel = "N",
      converter = CountText.class,
      description =
          "Most shards to start, stop or move (default: no limit). Not counted: shards that cannot"
              + " stay, the few changes that bring a broken limit down, and as many shards"
              + " elsewhere, where there is room for them.")
  private @Nullable Long maxMoves;

  @Option(
      names = "--max-moves-per-domain",
      paramLabel = "N",
      converter = CountText.class,
      description = "The same for each power domain that hosts name (default: no limit).")
  private @Nullable Long maxMovesPerDomain;

  @Option(
      names = "--min-gain",
      paramLabel = "USD",
      converter = AmountText.class,
      description = "What a change must bring in an hour, its own cost paid (default: 0.10).")
  private double minGain = DEFAULT_MIN_GAIN;

  @Option(
      names = "--cool-down",
      paramLabel = "RUNS|TIME",
      converter = CoolDown.Text.class,
      description =
          "How long a host is left alone after a change: a number of runs, or a time such as 48h"
              + " (default: not at all).")
  private @Nullable CoolDown coolDown;

  @Option(
      names = "--noise",
      paramLabel = "SHARE",
      converter = ShareText.class,
      description =
          "Demand this near to what the plan in force was made for counts as the same, and if"
              + " nothing else has changed, nothing moves for a gain below this share of the margin"
              + " (default: 2%%).")
  private double noise = DEFAULT_NOISE;

  double noise() {
    return noise;
  }

  /** Whether only so many changes are allowed. */
  boolean areOfNumber() {
    return maxMoves != null || maxMovesPerDomain != null;
  }

  /**
   * The limits of a run.
   *
   * @param changed when hosts last changed
   * @param run number of this one
   */
  TransitionLimits limits(
      FleetProblem problem, Map<String, RunRecord.Change> changed, int run, Instant now) {
    return new TransitionLimits(
        number(maxMoves),
        number(maxMovesPerDomain),
        Math.round(minGain * 1e6),
        0,
        cooling(problem, changed, run, now));
  }

  private static @Nullable Integer number(@Nullable Long count) {
    return count == null ? null : Integer.valueOf((int) Math.min(count, Integer.MAX_VALUE));
  }

  private Set<Host> cooling(
      FleetProblem problem, Map<String, RunRecord.Change> changed, int run, Instant now) {
    Set<Host> cooling = new HashSet<>();
    for (Host host : problem.dataset().hosts()) {
      RunRecord.Change change = changed.get(host.id());
      if (coolDown != null && change != null && coolDown.covers(change, run, now)) {
        cooling.add(host);
      }
    }
    return cooling;
  }
}
