package io.fleetfold.solver;

import io.fleetfold.domain.plan.FleetProblem;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who wants to hear of better plans, and which was the best that they heard of. */
final class Improvements {

  private final List<Consumer<Improvement>> listeners = new CopyOnWriteArrayList<>();
  private @Nullable FleetProblem problem;
  private double best;

  void add(Consumer<Improvement> listener) {
    listeners.add(listener);
  }

  /** Whether the margin is the best so far for this problem; a changed one begins anew. */
  boolean isBetter(FleetProblem of, double marginUsdPerHour) {
    if (problem == of && !(marginUsdPerHour > best)) {
      return false;
    }
    problem = of;
    best = marginUsdPerHour;
    return true;
  }

  void announce(Improvement improvement) {
    listeners.forEach(listener -> listener.accept(improvement));
    improvement.close();
  }
}
