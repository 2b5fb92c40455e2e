package io.fleetfold.solver.transition;

import io.fleetfold.constraints.Score;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Brings broken limits down with few changes: always the one that brings them down most, then the
 * one that costs least. A shard moves to where the target has one more of its kind if there is room
 * for it at once, and stops otherwise, so that nothing else is rearranged. What turns out not to
 * have been needed is taken back. Not thread-safe.
 */
final class Repair {

  /** A change and what it brought when so many had been made. */
  private record Option(Change change, Score gain, int made) {

    static final Comparator<Option> BEST_FIRST =
        Comparator.<Option>comparingLong(option -> -option.gain.hard())
            .thenComparingLong(option -> -option.gain.medium())
            .thenComparingLong(option -> -option.gain.soft());
  }

  private final Ledger ledger;
  private final Map<Placement, Integer> leavable = new HashMap<>();
  private final Map<Placement, Integer> wanted = new HashMap<>();
  private final List<Change> made = new ArrayList<>();

  private Repair(FleetProblem problem, Ledger ledger, List<Placement> stays) {
    this.ledger = ledger;
    stays.forEach(placement -> leavable.merge(placement, 1, Integer::sum));
    for (PreviousPlan.Count count : problem.previous().counts()) {
      leavable.computeIfPresent(
          count.placement(), (placement, shards) -> Math.max(0, shards - count.pinned()));
    }
  }

  /**
   * The changes, made in the ledger.
   *
   * @param ledger of what stays of the plan in force
   * @param candidates from there to the target
   */
  static List<Change> make(
      FleetProblem problem, Ledger ledger, List<Placement> stays, List<Candidate> candidates) {
    if (ledger.hard() == 0) {
      return List.of();
    }
    var repair = new Repair(problem, ledger, stays);
    repair.run(repair.changes(stays, candidates));
    repair.takeBackWhatIsNotNeeded();
    return List.copyOf(repair.made);
  }

  private Set<Change> changes(List<Placement> stays, List<Candidate> candidates) {
    Set<Change> changes = new LinkedHashSet<>();
    for (Candidate candidate : candidates) {
      Change change = candidate.change();
      if (change.from() != null && change.to() != null) {
        wanted.merge(change.taken(), 1, Integer::sum);
        changes.add(change);
      }
    }
    stays.forEach(stay -> changes.add(Change.stop(stay.kind(), stay.host())));
    changes.removeIf(change -> !isBroken(change.left().host()));
    return changes;
  }

  private boolean isBroken(Host host) {
    return ledger.isOverloaded(host) || !ledger.overloadedDomains(host).isEmpty();
  }

  /** What a change brings rarely grows by others, so it is computed anew when it comes first. */
  private void run(Set<Change> changes) {
    var queue = new PriorityQueue<>(Option.BEST_FIRST);
    changes.forEach(change -> offer(queue, change));
    while (!queue.isEmpty()) {
      Option first = queue.poll();
      if (first.made == made.size()) {
        make(first.change);
      }
      offer(queue, first.change);
    }
  }

  private void offer(PriorityQueue<Option> queue, Change change) {
    boolean left = leavable.getOrDefault(change.left(), 0) > 0;
    if (!left || (change.to() != null && !isRoomFor(change))) {
      return;
    }
    Score before = ledger.score();
    ledger.apply(change);
    Score after = ledger.score();
    ledger.apply(change.reversed());
    if (after.hard() > before.hard()) {
      var gain =
          new Score(
              after.hard() - before.hard(),
              after.medium() - before.medium(),
              after.soft() - before.soft());
      queue.add(new Option(change, gain, made.size()));
    }
  }

  /** While it moves it takes its room in both places. */
  private boolean isRoomFor(Change change) {
    if (wanted.getOrDefault(change.taken(), 0) == 0) {
      return false;
    }
    long hard = ledger.hard();
    ledger.change(change.taken(), 1);
    boolean fits = ledger.hard() >= hard;
    ledger.change(change.taken(), -1);
    return fits;
  }

  private void make(Change change) {
    ledger.apply(change);
    leavable.merge(change.left(), -1, Integer::sum);
    if (change.to() != null) {
      wanted.merge(change.taken(), -1, Integer::sum);
    }
    made.add(change);
  }

  /** What a later change brought down as well. */
  private void takeBackWhatIsNotNeeded() {
    for (int i = made.size() - 1; i >= 0; i--) {
      long hard = ledger.hard();
      ledger.apply(made.get(i).reversed());
      if (ledger.hard() < hard) {
        ledger.apply(made.get(i));
      } else {
        made.remove(i);
      }
    }
  }
}
