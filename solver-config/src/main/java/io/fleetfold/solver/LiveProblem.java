package io.fleetfold.solver;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.change.FleetChange;
import io.fleetfold.solver.local.LocalSearch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The problem as it is now, between the threads that change it and the one that solves it. While
 * local search runs, changes go to it; else the solver sees that it is behind. Thread-safe.
 */
final class LiveProblem {

  private volatile FleetProblem now;
  private @Nullable LocalSearch running;
  private boolean stopped;
  private boolean ended;

  LiveProblem(FleetProblem problem) {
    this.now = problem;
  }

  /** The problem after every change so far. */
  FleetProblem now() {
    return now;
  }

  /** Makes all changes or, when one is impossible, none. */
  synchronized void change(List<FleetChange> changes) {
    if (ended) {
      throw new IllegalStateException("the solve has ended: " + changes + " comes too late");
    }
    Dataset dataset = now.dataset();
    for (FleetChange change : changes) {
      dataset = change.apply(dataset);
    }
    now = now.withDataset(dataset);
    if (running != null) {
      running.changeTo(now);
    }
  }

  /** Ends local search early, now or as soon as it would begin. */
  synchronized void stop() {
    stopped = true;
    endLocalSearch();
  }

  /** Ends the local search that runs, but not the solve. */
  synchronized void endLocalSearch() {
    if (running != null) {
      running.stop();
    }
  }

  /** Local search begins, unless its problem has changed or nobody wants it any more. */
  synchronized boolean enter(LocalSearch search, FleetProblem problem) {
    if (stopped || now != problem) {
      return false;
    }
    running = search;
    return true;
  }

  /** Local search is over; changes that it did not get to are for the solver. */
  synchronized void leave() {
    running = null;
  }

  /** Ends the solve unless there was a change after the problem that was solved. */
  synchronized boolean end(FleetProblem solved) {
    ended = now == solved;
    return ended;
  }
}
