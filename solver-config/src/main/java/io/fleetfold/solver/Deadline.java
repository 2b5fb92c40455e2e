package io.fleetfold.solver;

import ai.timefold.solver.core.api.solver.Solver;
import io.fleetfold.domain.plan.FleetPlan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ends a solver at a moment. Timefold keeps a time limit by itself, but begins to count anew at
 * every change of the problem: from the first change on a thread watches the time. Thread-safe.
 */
final class Deadline implements AutoCloseable {

  private final long endNanos;
  private @Nullable Thread watch;

  private Deadline(long endNanos) {
    this.endNanos = endNanos;
  }

  /** So long from now. */
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** What is left, at least a millisecond. */
  Duration left() {
    return Duration.ofNanos(Math.max(1_000_000, endNanos - System.nanoTime()));
  }

  /** Ends this solver when it is time. */
  synchronized void watch(Solver<FleetPlan> solver) {
    if (watch == null) {
      watch = Thread.startVirtualThread(() -> terminate(solver));
    }
  }

  private void terminate(Solver<FleetPlan> solver) {
    try {
      Thread.sleep(left());
      solver.terminateEarly();
    } catch (InterruptedException e) {
      // The solve has ended before its time, and so does the thread.
      Thread.currentThread().interrupt();
    }
  }

  /** Watches no longer. */
  @Override
  public synchronized void close() {
    if (watch != null) {
      watch.interrupt();
      watch = null;
    }
  }
}
