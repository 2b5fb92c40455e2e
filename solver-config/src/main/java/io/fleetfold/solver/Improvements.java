package io.fleetfold.solver;

import io.fleetfold.constraints.Score;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.notes.Stage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever listens how far a solve is, and of every better plan. Used by the thread that
 * solves, but for {@link #add}.
 */
final class Improvements {

  private final Consumer<Progress> progressListener;
  private final List<Consumer<Improvement>> listeners = new CopyOnWriteArrayList<>();
  private long startNanos;
  private @Nullable FleetProblem problem;
  private @Nullable Score last;

  Improvements(Consumer<Progress> progressListener) {
    this.progressListener = progressListener;
  }

  void add(Consumer<Improvement> listener) {
    listeners.add(listener);
  }

  /** The solve begins. */
  void start() {
    startNanos = System.nanoTime();
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /** What the last plan was worth for this problem; {@code null} when there was none. */
  @Nullable Score last(FleetProblem of) {
    return problem == of ? last : null;
  }

  /** Says how far the solve is, without a better plan. */
  void report(Stage stage, FleetProblem of, @Nullable Double leastBound, long steps) {
    progressListener.accept(progress(stage, last(of), leastBound, steps));
  }

  /** Tells of a plan, if it is better than the last or the end of it all. */
  void announce(Stage stage, PlanSource plan, @Nullable Double leastBound, long steps) {
    Score known = last(plan.problem());
    boolean news =
        known == null
            || plan.score().isBetterThan(known)
            || (stage == Stage.RESULT && !plan.score().equals(known));
    if (news) {
      problem = plan.problem();
      last = plan.score();
      Progress progress = progress(stage, last, leastBound, steps);
      progressListener.accept(progress);
      var improvement = new Improvement(progress, plan.problem(), plan.placements());
      listeners.forEach(listener -> listener.accept(improvement));
      improvement.close();
    }
  }

  private Progress progress(
      Stage stage, @Nullable Score score, @Nullable Double leastBound, long steps) {
    boolean keepsContracts = score == null || score.medium() == 0;
    double margin = score == null ? Double.NaN : score.soft() * 1e-6;
    return new Progress(stage.text(), elapsed(), margin, keepsContracts ? leastBound : null, steps);
  }

  /** A plan that is made only when somebody asks for it. */
  record PlanSource(FleetProblem problem, Score score, Supplier<List<Placement>> placements) {}
}
