package io.fleetfold.solver.nightly;

import io.fleetfold.solver.SolveOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a budget is spent on a first solve and on others after it.
 *
 * @param others of each of them; {@code null} when there are none
 */
record Budget(SolveOptions first, @Nullable SolveOptions others) {

  /** Share of a time limit that the integer program of the best changes may take besides. */
  private static final double PROGRAM_SHARE = 0.1;

  /** Seconds for that program; 0 for no limit. */
  double programSeconds() {
    Duration time = first.timeLimit();
    return time == null ? 0 : PROGRAM_SHARE * time.toMillis() / 1e3;
  }

  /** About half of it for the first solve, the rest in equal parts for so many others. */
  static Budget of(SolveOptions whole, int others) {
    if (others == 0) {
      return new Budget(whole, null);
    }
    Duration time = whole.timeLimit();
    Long steps = whole.steps();
    Duration eachTime = time == null ? null : time.dividedBy(2L * others);
    Long eachSteps = steps == null ? null : Long.valueOf((steps + others) / (2L * others));
    return new Budget(
        whole
            .withTimeLimit(time == null || eachTime == null ? null : time.dividedBy(2))
            .withSteps(
                steps == null || eachSteps == null
                    ? null
                    : Long.valueOf(Math.max(0, steps - others * eachSteps))),
        whole.withTimeLimit(eachTime).withSteps(eachSteps));
  }
}
