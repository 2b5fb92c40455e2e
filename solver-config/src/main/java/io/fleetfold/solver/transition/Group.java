package io.fleetfold.solver.transition;

import io.fleetfold.constraints.Score;
import java.util.Comparator;
import java.util.List;

/**
 * Changes that belong together, and what they change in the score.
 *
 * @param seed what they grew from
 * @param made which number of groups had been made when this was computed
 */
record Group(List<Candidate> seed, List<Candidate> members, Score gain, int made) {

  /** Limits first, then contracts, then money for each change. */
  static final Comparator<Group> BEST_FIRST =
      Comparator.<Group>comparingLong(group -> -group.gain.hard())
          .thenComparingLong(group -> -group.gain.medium())
          .thenComparingDouble(group -> -group.microUsdPerChange())
          .thenComparingInt(group -> group.members.size())
          .thenComparingInt(group -> group.members.getFirst().index());

  private double microUsdPerChange() {
    return (double) gain.soft() / members.size();
  }

  boolean isBetterThan(Group other) {
    return BEST_FIRST.compare(this, other) < 0;
  }

  /** Whether it is worth doing when every change must bring this much. */
  boolean isWorth(long minGainMicroUsd) {
    if (gain.hard() != 0) {
      return gain.hard() > 0;
    }
    if (gain.medium() != 0) {
      return gain.medium() > 0;
    }
    return gain.soft() > 0 && gain.soft() >= minGainMicroUsd * members.size();
  }

  /** Whether undoing changes loses nothing that was worth them. */
  boolean isNoLoss(long minGainMicroUsd) {
    if (gain.hard() != 0) {
      return gain.hard() > 0;
    }
    if (gain.medium() != 0) {
      return gain.medium() > 0;
    }
    return gain.soft() >= 0 || -gain.soft() < minGainMicroUsd * members.size();
  }
}
