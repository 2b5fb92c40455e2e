package io.fleetfold.solver.nightly;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.transition.Transition;
import io.fleetfold.solver.transition.TransitionLimits;
import io.fleetfold.solver.transition.TransitionPlanner;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a target that needs fewer changes when one needs more than are allowed. Half of the way
 * to a plan may be worth nothing, where another plan near by would be.
 *
 * <p>The limit becomes a price on each change (Lagrangian relaxation): at a price that is high
 * enough the best plan keeps the limit. The price is tripled until then, and halved between one
 * that was too low and one that was high enough. Not thread-safe.
 */
final class FewerChanges {

  /** How many prices are tried. */
  static final int PRICES = 3;

  private static final double STEP = 3;
  private static final double LEAST_USD_PER_HOUR = 0.001;

  private final FleetProblem problem;
  private final TransitionLimits limits;
  private final Function<FleetProblem, @Nullable List<Placement>> solver;

  /**
   * Prepares the search.
   *
   * @param solver gives {@code null} when there is no time for another solve
   */
  FewerChanges(
      FleetProblem problem,
      TransitionLimits limits,
      Function<FleetProblem, @Nullable List<Placement>> solver) {
    this.problem = problem;
    this.limits = limits;
    this.solver = solver;
  }

  /** The best way within the limits, to this target or to another one. */
  Transition to(List<Placement> target) {
    Transition best = TransitionPlanner.plan(problem, target, limits);
    Transition free = TransitionPlanner.plan(problem, target, limits.withoutMost());
    if (!isCutShort(best, free)) {
      return best;
    }
    double tooLow = 0;
    double enough = Double.POSITIVE_INFINITY;
    double price = firstPrice(free);
    for (int i = 0; i < PRICES; i++) {
      List<Placement> other =
          solver.apply(problem.withMigration(problem.migration().withSurcharge(price)));
      if (other == null) {
        return best;
      }
      List<Placement> same = Restatement.translate(problem, other);
      Transition way = TransitionPlanner.plan(problem, same, limits);
      best = way.isBetterThan(best) ? way : best;
      if (isCutShort(way, TransitionPlanner.plan(problem, same, limits.withoutMost()))) {
        tooLow = price;
      } else {
        enough = price;
      }
      price = Double.isInfinite(enough) ? price * STEP : (tooLow + enough) / 2;
    }
    return best;
  }

  private static boolean isCutShort(Transition limited, Transition free) {
    return !limited.placements().equals(free.placements());
  }

  /** What the first change brings that is one too many, in dollars per hour. */
  private double firstPrice(Transition free) {
    List<Long> gains =
        free.changes().stream()
            .map(Transition.Gained::gainMicroUsdPerHour)
            .sorted(Comparator.reverseOrder())
            .toList();
    Integer most = limits.mostMoves();
    int first = most == null ? gains.size() / 2 : Math.min(most, gains.size() - 1);
    return gains.isEmpty()
        ? LEAST_USD_PER_HOUR
        : Math.max(LEAST_USD_PER_HOUR, gains.get(first) / 1e6);
  }
}
