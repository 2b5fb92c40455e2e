package io.fleetfold.solver.transition;

import io.fleetfold.constraints.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Makes the best group of changes, then the next best, as long as one is wanted. A group's gain is
 * computed anew only when it comes first in the queue, because it rarely grows by what was done
 * elsewhere.
 */
final class Greedy {

  private final Ledger ledger;
  private final Pool pool;
  private final Grower grower;
  private final List<Group> made = new ArrayList<>();

  Greedy(Ledger ledger, Pool pool) {
    this.ledger = ledger;
    this.pool = pool;
    this.grower = new Grower(ledger, pool);
  }

  /** Makes groups until none is wanted any more, and tells of each. */
  void run(Predicate<Group> wanted, Consumer<Group> told) {
    boolean progress = true;
    while (progress) {
      progress = pass(wanted, told);
    }
  }

  private boolean pass(Predicate<Group> wanted, Consumer<Group> told) {
    int before = made.size();
    var queue = new PriorityQueue<>(Group.BEST_FIRST);
    for (List<Candidate> seed : pool.seeds()) {
      offer(queue, seed, wanted);
    }
    while (!queue.isEmpty()) {
      Group group = queue.poll();
      if (group.made() == made.size()) {
        make(group);
        told.accept(group);
      } else {
        offer(queue, group.seed(), wanted);
      }
    }
    return made.size() > before;
  }

  private void offer(PriorityQueue<Group> queue, List<Candidate> seed, Predicate<Group> wanted) {
    Group group = grower.grow(seed, made.size());
    if (group != null && wanted.test(group)) {
      queue.add(group);
    }
  }

  private void make(Group group) {
    for (Candidate member : group.members()) {
      ledger.apply(member.change());
      member.choose(true);
    }
    made.add(group);
  }

  /** Makes all that is left as one group. */
  void makeRest() {
    List<Candidate> rest = pool.all().stream().filter(Candidate::isOpen).toList();
    if (!rest.isEmpty()) {
      Score before = ledger.score();
      rest.forEach(candidate -> ledger.apply(candidate.change()));
      Score after = ledger.score();
      var gain =
          new Score(
              after.hard() - before.hard(),
              after.medium() - before.medium(),
              after.soft() - before.soft());
      rest.forEach(candidate -> candidate.choose(true));
      made.add(new Group(rest, rest, gain, made.size()));
    }
  }

  /** The groups in the order in which they were made. */
  List<Group> made() {
    return List.copyOf(made);
  }
}
