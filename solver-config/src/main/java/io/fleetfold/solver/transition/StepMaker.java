package io.fleetfold.solver.transition;

import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes single changes, none of which breaks a limit, and remembers them as steps. Which change
 * comes next is {@link StepOrder}'s business. Not thread-safe.
 */
final class StepMaker {

  private final List<Change> changes;
  private final Ledger ledger;
  private final Departures departures;
  private final Obstacles obstacles;
  private final boolean[] done;
  private final boolean[] left;
  private final List<StepOrder.Step> steps = new ArrayList<>();
  private long attempts;

  StepMaker(FleetProblem problem, List<Change> changes) {
    this.changes = changes;
    this.ledger = Ledger.ofPlanInForce(problem);
    this.departures = new Departures(problem.dataset(), changes);
    this.obstacles = new Obstacles(departures, changes.size());
    this.done = new boolean[changes.size()];
    this.left = new boolean[changes.size()];
  }

  List<StepOrder.Step> steps() {
    return steps;
  }

  /** How often it was tried whether a change fits. */
  long attempts() {
    return attempts;
  }

  boolean isDone(int i) {
    return done[i];
  }

  /** Whether nothing is left of it at its old place. */
  boolean isOver(int i) {
    return done[i] || left[i];
  }

  /** Whether a limit is broken on the host or in a power domain above it. */
  boolean isBroken(Host host) {
    return ledger.isOverloaded(host) || !ledger.overloadedDomains(host).isEmpty();
  }

  /** Both places are taken while it moves; only then the old one is given up. */
  boolean makeIfItFits(int i) {
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
    arrive(i);
    return true;
  }

  private void arrive(int i) {
    finish(i, left[i] ? StepOrder.Part.ARRIVE : StepOrder.Part.WHOLE);
  }

  private void finish(int i, StepOrder.Part part) {
    done[i] = true;
    steps.add(new StepOrder.Step(i, part));
  }

  /** Stops a shard that does not run anywhere afterwards. */
  void stop(int i) {
    leave(i);
    finish(i, StepOrder.Part.WHOLE);
  }

  /** Stops a shard that starts again later. */
  void stopFirst(int i) {
    leave(i);
    left[i] = true;
    steps.add(new StepOrder.Step(i, StepOrder.Part.LEAVE));
  }

  private void leave(int i) {
    Placement place = changes.get(i).left();
    ledger.change(place, -1);
    departures.happen(place.host(), steps.size() + 1);
  }

  /** Puts a shard where it goes although it breaks a limit there. */
  void force(int i) {
    ledger.change(changes.get(i).taken(), 1);
    arrive(i);
  }

  /**
   * Makes room where a change is to go, by one other change that leaves there: one that goes
   * elsewhere if it can, or else one that stops. {@code false} if there is none.
   */
  boolean makeRoom(int i) {
    if (obstacles.isStillNotMovable(i, steps.size())) {
      return false;
    }
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
    if (stop != null) {
      stop(stop);
    }
    return stop != null;
  }
}
