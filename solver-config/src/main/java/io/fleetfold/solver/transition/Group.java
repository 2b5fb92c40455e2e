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

  /** Limits first, then contracts, then money: always what a change brings. */
  static final Comparator<Group> BEST_FIRST =
      Comparator.<Group>comparingDouble(group -> -group.perChange(group.gain.hard()))
          .thenComparingDouble(group -> -group.perChange(group.gain.medium()))
          .thenComparingDouble(group -> -group.perChange(group.gain.soft()))
          .thenComparingInt(group -> group.members.size())
          .thenComparingInt(group -> group.members.getFirst().index());

  private double perChange(long amount) {
    return (double) amount / members.size();
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
