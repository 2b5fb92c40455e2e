package io.fleetfold.solver;

import ai.timefold.solver.core.api.solver.Solver;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.change.FleetChange;
import io.fleetfold.solver.phase.ChangedFleet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The problem as it is now, between the threads that change it or want an end of it and the one
 * that solves it. Thread-safe.
 */
final class LiveProblem {

  private FleetProblem now;
  private @Nullable Solver<FleetPlan> running;
  private @Nullable Deadline deadline;
  private boolean ended;

  LiveProblem(FleetProblem problem) {
    this.now = problem;
  }

  /**
   * Makes all changes or, when one is impossible, none. Before the solve they change what is to be
   * solved; while it runs Timefold makes them, and begins its phases anew.
   */
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
      running.addProblemChange(new ChangedFleet(now));
      if (deadline != null) {
        deadline.watch(running);
      }
    }
  }

  /** A solver takes the problem on, until a deadline if there is one. */
  synchronized FleetProblem begin(Solver<FleetPlan> solver, @Nullable Deadline until) {
    running = solver;
    deadline = until;
    return now;
  }

  /** Ends the solve early, if it runs. */
  synchronized void terminate() {
    if (running != null) {
      running.terminateEarly();
    }
  }

  /** Whether the solve has ended: there was no change after the problem that was solved. */
  synchronized boolean end(FleetProblem solved) {
    running = null;
    ended = now == solved;
    return ended;
  }
}
