package io.fleetfold.solver.transition;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.HostStatus;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final boolean[] done;
  private final boolean[] left;
  private final Map<Host, List<Integer>> leavingHost = new LinkedHashMap<>();
  private final Map<PowerDomain, List<Integer>> leavingDomain = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();

  private StepOrder(FleetProblem problem, List<Change> changes) {
    this.changes = changes;
    this.ledger = new Ledger(problem, running(problem));
    this.done = new boolean[changes.size()];
    this.left = new boolean[changes.size()];
    for (int i = 0; i < changes.size(); i++) {
      Host from = changes.get(i).from();
      if (from != null) {
        int change = i;
        leavingHost.computeIfAbsent(from, host -> new ArrayList<>()).add(change);
        from.powerDomain()
            .path()
            .forEach(domain ->
                leavingDomain.computeIfAbsent(domain, unused -> new ArrayList<>()).add(change));
      }
    }
  }

  /** The plan in force as far as it really runs: nothing does on a host that is switched off. */
  private static List<Placement> running(FleetProblem problem) {
    List<Placement> running = new ArrayList<>();
    for (PreviousPlan.Count count : problem.previous().counts()) {
      if (count.placement().host().terms().status() != HostStatus.OFFLINE) {
        for (int i = 0; i < count.shards(); i++) {
          running.add(count.placement());
        }
      }
    }
    return running;
  }

  /**
   * The order.
   *
   * @param changes from the plan in force to another plan that keeps every limit; what left with
   *     its host is a start
   */
  public static List<Step> of(FleetProblem problem, List<Change> changes) {
    var order = new StepOrder(problem, changes);
    order.repair();
    order.run();
    return List.copyOf(order.steps);
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
    while (waiting() >= 0) {
      if (!makeWhatFits() && !makeWithRoomMade() && !breakCircle()) {
        force(waiting());
      }
    }
    for (int i = 0; i < changes.size(); i++) {
      if (!done[i]) {
        stop(i);
      }
    }
  }

  /** A change that goes somewhere and is not made yet; -1 when there is none. */
  private int waiting() {
    for (int i = 0; i < changes.size(); i++) {
      if (!done[i] && changes.get(i).to() != null) {
        return i;
      }
    }
    return -1;
  }

  private boolean makeWhatFits() {
    boolean progress = false;
    for (int i = 0; i < changes.size(); i++) {
      if (!done[i] && changes.get(i).to() != null) {
        progress |= makeIfItFits(i);
      }
    }
    return progress;
  }

  private boolean makeWithRoomMade() {
    boolean progress = false;
    for (int i = 0; i < changes.size(); i++) {
      if (!done[i] && changes.get(i).to() != null) {
        int before = steps.size();
        boolean made = makeIfItFits(i);
        while (!made && makeRoom(i)) {
          made = makeIfItFits(i);
        }
        progress |= steps.size() > before;
      }
    }
    return progress;
  }

  /** Both places are taken while it moves; only then the old one is given up. */
  private boolean makeIfItFits(int i) {
    Change change = changes.get(i);
    long hard = ledger.hard();
    ledger.change(change.taken(), 1);
    boolean fits = ledger.hard() >= hard;
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
      return false;
    }
    finish(i, left[i] ? Part.ARRIVE : Part.WHOLE);
    return true;
  }

  private void finish(int i, Part part) {
    done[i] = true;
    steps.add(new Step(i, part));
  }

  private boolean stop(int i) {
    ledger.change(changes.get(i).left(), -1);
    finish(i, Part.WHOLE);
    return true;
  }

  /** Takes one shard away from where this one is to go; {@code false} if none can be. */
  private boolean makeRoom(int i) {
    Host to = changes.get(i).taken().host();
    ledger.change(changes.get(i).taken(), 1);
    boolean full = ledger.isOverloaded(to);
    List<PowerDomain> domains = ledger.overloadedDomains(to);
    ledger.change(changes.get(i).taken(), -1);
    if (full) {
      return takeAway(leavingHost.getOrDefault(to, List.of()), i);
    }
    for (PowerDomain domain : domains) {
      if (takeAway(leavingDomain.getOrDefault(domain, List.of()), i)) {
        return true;
      }
    }
    return false;
  }

  private boolean takeAway(List<Integer> leaving, int except) {
    Integer stop = null;
    for (int i : leaving) {
      if (!done[i] && !left[i] && i != except) {
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
  private boolean breakCircle() {
    Integer first = firstToLeave();
    if (first == null) {
      return false;
    }
    ledger.change(changes.get(first).left(), -1);
    left[first] = true;
    steps.add(new Step(first, Part.LEAVE));
    return true;
  }

  private @Nullable Integer firstToLeave() {
    for (int i = 0; i < changes.size(); i++) {
      if (!done[i] && !left[i] && changes.get(i).from() != null && changes.get(i).to() != null) {
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
