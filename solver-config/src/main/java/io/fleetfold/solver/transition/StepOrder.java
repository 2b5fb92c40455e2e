package io.fleetfold.solver.transition;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  private final Ledger ledger;
  private final Departures departures;
  private final boolean[] done;
  private final boolean[] left;

  private final Obstacles obstacles;
  private final List<Step> steps = new ArrayList<>();
  private long attempts;

  private StepOrder(FleetProblem problem, List<Change> changes) {
    this.changes = changes;
    this.ledger = Ledger.ofPlanInForce(problem);
    this.departures = new Departures(problem.dataset(), changes);
    this.done = new boolean[changes.size()];
    this.left = new boolean[changes.size()];
    this.obstacles = new Obstacles(departures, changes.size());
  }

  /**
   * The order.
   *
   * @param changes from the plan in force to another plan that keeps every limit; what left with
   *     its host is a start
   */
  public static List<Step> of(FleetProblem problem, List<Change> changes) {
    var order = new StepOrder(problem, changes);
    order.make();
    return List.copyOf(order.steps);
  }

  /** How often it is tried whether a change fits, until all are in order. */
  static long attempts(FleetProblem problem, List<Change> changes) {
    var order = new StepOrder(problem, changes);
    order.make();
    return order.attempts;
  }

  private void make() {
    repair();
    run();
  }

  private void repair() {
    boolean progress = true;
    while (progress) {
      progress = false;
      for (int i = 0; i < changes.size(); i++) {
        Host from = changes.get(i).from();
        if (!done[i] && from != null && isBroken(from)) {
          progress |= changes.get(i).to() == null ? stop(i) : makeIfItFits(i);
        }
      }
    }
  }

  private boolean isBroken(Host host) {
    return ledger.isOverloaded(host) || !ledger.overloadedDomains(host).isEmpty();
  }

  private void run() {
    for (List<Integer> waiting = waiting(); !waiting.isEmpty(); waiting = waiting()) {
      if (!makeWhatFits(waiting) && !makeWithRoomMade(waiting) && !breakCircle(waiting)) {
        force(waiting.getFirst());
      }
    }
    for (int i = 0; i < changes.size(); i++) {
      if (!done[i]) {
        stop(i);
      }
    }
  }

  /** The changes that go somewhere and are not made yet. */
  private List<Integer> waiting() {
    List<Integer> waiting = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      if (!done[i] && changes.get(i).to() != null) {
        waiting.add(i);
      }
    }
    return waiting;
  }

  private boolean makeWhatFits(List<Integer> waiting) {
    boolean progress = false;
    for (int i : waiting) {
      progress |= !done[i] && makeIfItFits(i);
    }
    return progress;
  }

  private boolean makeWithRoomMade(List<Integer> waiting) {
    int before = steps.size();
    for (int i : waiting) {
      boolean made = done[i] || makeIfItFits(i);
      while (!made && !obstacles.isStillNotMovable(i, steps.size()) && makeRoom(i)) {
        made = makeIfItFits(i);
      }
    }
    return steps.size() > before;
  }

  /** Both places are taken while it moves; only then the old one is given up. */
  private boolean makeIfItFits(int i) {
    if (obstacles.isStillThere(i, steps.size())) {
      return false;
    }
    attempts++;
    Change change = changes.get(i);
    long hard = ledger.hard();
    ledger.change(change.taken(), 1);
    boolean fits = ledger.hard() >= hard;
    @Nullable Object obstacle = fits ? null : Obstacles.around(change.taken().host(), ledger);
    boolean leaves = change.from() != null && !left[i];
    if (fits && leaves) {
      ledger.change(change.left(), -1);
      fits = ledger.hard() >= hard;
      if (!fits) {
        ledger.change(change.left(), 1);
      }
    }
    if (!fits) {
      ledger.change(change.taken(), -1);
      obstacles.found(i, obstacle, steps.size());
      return false;
    }
    if (leaves) {
      departures.happen(change.left().host(), steps.size() + 1);
    }
    finish(i, left[i] ? Part.ARRIVE : Part.WHOLE);
    return true;
  }

  private void finish(int i, Part part) {
    done[i] = true;
    steps.add(new Step(i, part));
  }

  private boolean stop(int i) {
    leave(i);
    finish(i, Part.WHOLE);
    return true;
  }

  private void leave(int i) {
    Placement place = changes.get(i).left();
    ledger.change(place, -1);
    departures.happen(place.host(), steps.size() + 1);
  }

  /** Takes one shard away from where this one is to go; {@code false} if none can be. */
  private boolean makeRoom(int i) {
    Host to = changes.get(i).taken().host();
    ledger.change(changes.get(i).taken(), 1);
    boolean full = ledger.isOverloaded(to);
    List<PowerDomain> domains = ledger.overloadedDomains(to);
    ledger.change(changes.get(i).taken(), -1);
    boolean made = full && takeAway(departures.from(to, this::isOver), i);
    for (int d = 0; !full && !made && d < domains.size(); d++) {
      made = takeAway(departures.from(domains.get(d), this::isOver), i);
    }
    if (!made) {
      obstacles.isNotMovable(i, steps.size());
    }
    return made;
  }

  private boolean isOver(int i) {
    return done[i] || left[i];
  }

  private boolean takeAway(List<Integer> leaving, int except) {
    Integer stop = null;
    for (int i : leaving) {
      if (i != except) {
        if (changes.get(i).to() != null) {
          if (makeIfItFits(i)) {
            return true;
          }
        } else if (stop == null) {
          stop = i;
        }
      }
    }
    return stop != null && stop(stop);
  }

  /** Shards that wait for each other's place: the one that waits longest stops first. */
  private boolean breakCircle(List<Integer> waiting) {
    Integer first = firstToLeave(waiting);
    if (first == null) {
      return false;
    }
    leave(first);
    left[first] = true;
    steps.add(new Step(first, Part.LEAVE));
    return true;
  }

  private @Nullable Integer firstToLeave(List<Integer> waiting) {
    for (int i : waiting) {
      if (!done[i] && !left[i] && changes.get(i).from() != null) {
        return i;
      }
    }
    return null;
  }

  /** The plan itself breaks a limit here, as one with pinned shards may have to. */
  private void force(int i) {
    for (int stop = 0; stop < changes.size(); stop++) {
      if (!done[stop] && changes.get(stop).to() == null) {
        stop(stop);
        return;
      }
    }
    ledger.change(changes.get(i).taken(), 1);
    finish(i, left[i] ? Part.ARRIVE : Part.WHOLE);
  }
}
