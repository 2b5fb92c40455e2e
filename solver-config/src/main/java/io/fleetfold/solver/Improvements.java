package io.fleetfold.solver;

import io.fleetfold.constraints.Score;
import io.fleetfold.domain.plan.FleetProblem;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who wants to hear of better plans, and what the last was worth that they heard of. */
final class Improvements {

  private final List<Consumer<Improvement>> listeners = new CopyOnWriteArrayList<>();
  private @Nullable FleetProblem problem;
  private @Nullable Score last;
  private double objective = Double.NEGATIVE_INFINITY;

  void add(Consumer<Improvement> listener) {
    listeners.add(listener);
  }

  /** What the last plan was worth for this problem; {@code null} when there was none. */
  @Nullable Score last(FleetProblem of) {
    return problem == of ? last : null;
  }

  /** Whether a search has come further than it was when this was last asked. */
  boolean isFurther(FleetProblem of, double searched) {
    beginAnewWith(of);
    boolean further = searched > objective;
    objective = Math.max(objective, searched);
    return further;
  }

  boolean isBetter(FleetProblem of, Score score) {
    beginAnewWith(of);
    return last == null || score.isBetterThan(last);
  }

  private void beginAnewWith(FleetProblem of) {
    if (problem != of) {
      problem = of;
      last = null;
      objective = Double.NEGATIVE_INFINITY;
    }
  }

  void announce(Improvement improvement, Score score) {
    last = score;
    listeners.forEach(listener -> listener.accept(improvement));
    improvement.close();
  }
}
