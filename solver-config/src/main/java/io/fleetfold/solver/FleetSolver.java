package io.fleetfold.solver;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.change.FleetChange;
import io.fleetfold.solver.work.Crew;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Solves one fleet problem once.
 *
 * {@snippet file="io/fleetfold/solver/LibraryExamplesTest.java" region="solve"}
 *
 * <p>Timefold does the solving, as {@link FleetSolverConfig} says. This is what stands around it: a
 * plan to begin with, a bound and baselines beside the search, changes of the problem, news of
 * better plans, and the audit, which says what the plan is worth.
 *
 * <p>{@link #solve} is called once, by one thread; {@link #stop} and {@link #change} by any thread,
 * listeners in the thread that solves. Solvers share nothing but the executor that they are given
 * ({@link SolveOptions#executor}), so any number may run at the same time, each as if it were
 * alone.
 */
public final class FleetSolver {

  /** Share of a time limit after which the search ends: the audit and the files need the rest. */
  private static final double USABLE = 0.95;

  private final SolveOptions options;
  private final LiveProblem live;
  private final Improvements improvements;
  private volatile boolean stopped;
  private @Nullable PlannedFleet start;

  /** Prepares a solve; {@code listener} is called in the thread that solves. */
  public FleetSolver(FleetProblem problem, SolveOptions options, Consumer<Progress> listener) {
    this.options = options;
    this.live = new LiveProblem(problem);
    this.improvements = new Improvements(listener);
  }

  /** Prepares a solve that nobody listens to. */
  public FleetSolver(FleetProblem problem, SolveOptions options) {
    this(problem, options, progress -> {});
  }

  /**
   * Calls a listener at every better plan, in the thread that solves; the last one that it hears of
   * is worth what the result is. What it throws ends the solve.
   *
   * {@snippet file="io/fleetfold/solver/LibraryExamplesTest.java" region="listen"}
   */
  public FleetSolver onImprovement(Consumer<Improvement> improvementListener) {
    improvements.add(improvementListener);
    return this;
  }

  /**
   * Takes the plan of another problem over, as far as it fits: the search goes on from it where it
   * is the best so far, and the result is never worse. Called before {@link #solve}.
   */
  public FleetSolver startFrom(PlannedFleet other) {
    start = other;
    return this;
  }

  /** Ends the solve early; {@link #solve} still returns its best plan. Thread-safe. */
  public void stop() {
    stopped = true;
    live.terminate();
  }

  /**
   * Changes the problem, before or while it is solved: all of these at once, and after the changes
   * before. The result is a plan, an audit and a bound of the problem after every change that was
   * made before {@link #solve} returned. The best plan is carried over as far as it still fits; a
   * step limit begins anew, a time limit does not. Thread-safe, and a listener may call it too.
   *
   * {@snippet file="io/fleetfold/solver/LibraryExamplesTest.java" region="change"}
   *
   * @throws IllegalArgumentException when a change names something that is not there, or adds
   *     something that is; nothing is changed then
   * @throws IllegalStateException when the solve has ended
   */
  public void change(FleetChange... changes) {
    live.change(List.of(changes));
  }

  /**
   * Solves, and returns the best plan found when a limit is reached or somebody calls {@link
   * #stop}. A fleet that no plan can keep within its limits is no error: the audit of the result
   * says what is broken.
   */
  public SolveResult solve() {
    improvements.start();
    try (Crew crew = Crew.of(options.executor());
        Deadline deadline = deadline()) {
      return solve(crew, deadline);
    } catch (RuntimeException | Error e) {
      stopped = true;
      throw e;
    }
  }

  private @Nullable Deadline deadline() {
    Duration limit = options.timeLimit();
    return limit == null ? null : Deadline.in(Duration.ofNanos((long) (limit.toNanos() * USABLE)));
  }

  /** A change that comes when Timefold no longer takes any makes another run of what is left. */
  private SolveResult solve(Crew crew, @Nullable Deadline deadline) {
    PlannedFleet carried = start;
    while (true) {
      Duration left = deadline == null ? null : deadline.left();
      var run = new SolveRun(options, left, crew, improvements, () -> stopped);
      FleetProblem problem = live.begin(run.solver(), deadline);
      SolveResult result = run.solve(problem, StartPlan.of(problem, carried));
      if (live.end(result.problem())) {
        return result;
      }
      carried = result.plan();
    }
  }
}
