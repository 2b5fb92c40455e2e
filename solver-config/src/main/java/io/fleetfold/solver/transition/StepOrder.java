package io.fleetfold.solver.transition;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts changes into an order in which no limit is broken while they are made, one after the other:
 * neither on a host nor in a power domain, neither before nor during nor after a step. While a
 * shard moves it takes its room in both places.
 *
 * <p>A limit that is broken to begin with is brought down first and never made worse. What fits is
 * started at once, so that as much as possible is served meanwhile; a shard stops just before what
 * needs its room. Where shards can only trade places, one of them stops first and starts again
 * later: such a move is two steps. Not thread-safe; {@link #of} is.
 */
public final class StepOrder {

  /** Which half of a change a step is. */
  public enum Part {
    /** All of it. */
    WHOLE,
    /** A shard that moves stops, because there is no room for it at its new place yet. */
    LEAVE,
    /** The same shard starts again at its new place. */
    ARRIVE
  }

  /**
   * One step.
   *
   * @param change position in the list that was given
   */
  public record Step(int change, Part part) {}

  private final List<Change> changes;
  private final StepMaker maker;

  private StepOrder(FleetProblem problem, List<Change> changes) {
    this.changes = changes;
    this.maker = new StepMaker(problem, changes);
  }

  /**
   * The order.
   *
   * @param changes from the plan in force to another plan that keeps every limit; what left with
   *     its host is a start
   */
  public static List<Step> of(FleetProblem problem, List<Change> changes) {
    return List.copyOf(made(problem, changes).steps());
  }

  /** How often it is tried whether a change fits, until all are in order. */
  static long attempts(FleetProblem problem, List<Change> changes) {
    return made(problem, changes).attempts();
  }

  private static StepMaker made(FleetProblem problem, List<Change> changes) {
    var order = new StepOrder(problem, changes);
    order.repair();
    order.run();
    return order.maker;
  }

  private void repair() {
    boolean progress = true;
    while (progress) {
      progress = false;
      for (int i = 0; i < changes.size(); i++) {
        Host from = changes.get(i).from();
        if (!maker.isDone(i) && from != null && maker.isBroken(from)) {
          progress |= bringDown(i);
        }
      }
    }
  }

  private boolean bringDown(int i) {
    if (changes.get(i).to() != null) {
      return maker.makeIfItFits(i);
    }
    maker.stop(i);
    return true;
  }

  private void run() {
    for (List<Integer> waiting = waiting(); !waiting.isEmpty(); waiting = waiting()) {
      if (!makeWhatFits(waiting) && !makeWithRoomMade(waiting) && !breakCircle(waiting)) {
        force(waiting.getFirst());
      }
    }
    for (int i = 0; i < changes.size(); i++) {
      if (!maker.isDone(i)) {
        maker.stop(i);
      }
    }
  }

  /** The changes that go somewhere and are not made yet. */
  private List<Integer> waiting() {
    List<Integer> waiting = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      if (!maker.isDone(i) && changes.get(i).to() != null) {
        waiting.add(i);
      }
    }
    return waiting;
  }

  private boolean makeWhatFits(List<Integer> waiting) {
    boolean progress = false;
    for (int i : waiting) {
      progress |= !maker.isDone(i) && maker.makeIfItFits(i);
    }
    return progress;
  }

  private boolean makeWithRoomMade(List<Integer> waiting) {
    int before = maker.steps().size();
    for (int i : waiting) {
      boolean made = maker.isDone(i) || maker.makeIfItFits(i);
      while (!made && maker.makeRoom(i)) {
        made = maker.makeIfItFits(i);
      }
    }
    return maker.steps().size() > before;
  }

  /** Shards that wait for each other's place: the one that waits longest stops first. */
  private boolean breakCircle(List<Integer> waiting) {
    for (int i : waiting) {
      if (!maker.isOver(i) && changes.get(i).from() != null) {
        maker.stopFirst(i);
        return true;
      }
    }
    return false;
  }

  /** The plan itself breaks a limit here, as one with pinned shards may have to. */
  private void force(int i) {
    for (int stop = 0; stop < changes.size(); stop++) {
      if (!maker.isDone(stop) && changes.get(stop).to() == null) {
        maker.stop(stop);
        return;
      }
    }
    maker.force(i);
  }
}
