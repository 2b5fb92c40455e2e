package io.fleetfold.solver.transition;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.solver.program.IntegerProgram;
import io.fleetfold.solver.program.LpEngine;
import io.fleetfold.solver.program.Program;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The best changes to a plan that the limits allow, by branch and bound: first the fewest requests
 * per second that contracts must miss, then the margin, less what every change must bring. For
 * small and middling fleets.
 */
final class AffordableChanges {

  /** Whole numbers up to which it is tried: beyond, finding its first solution takes too long. */
  private static final int MOST_COLUMNS = 4_000;

  private static final int MOST_NODES = 500;

  private final FleetProblem problem;
  private final Room room;
  private final TransitionLimits limits;
  private final Map<ShardKind, Integer> lost;
  private final double seconds;
  private final List<Step> steps;
  private boolean proven = true;

  /**
   * A plan.
   *
   * @param isProven whether no other changes that the limits allow are better
   */
  record Found(List<Placement> plan, boolean isProven) {}

  private AffordableChanges(
      FleetProblem problem,
      List<Placement> plan,
      TransitionLimits limits,
      Map<ShardKind, Integer> lost,
      double seconds) {
    this.problem = problem;
    this.room = new Room(problem, plan);
    this.limits = limits;
    this.lost = lost;
    this.seconds = seconds;
    int replaced = lost.values().stream().mapToInt(Integer::intValue).sum();
    this.steps = Step.from(problem, room, limits, replaced);
  }

  /**
   * Looks for them; {@code null} where the fleet is too large, nothing can be changed, there is no
   * engine, or nothing was found.
   *
   * @param plan to change
   * @param lost shards by kind whose place is taken for free
   * @param start a plan to beat
   * @param seconds wall clock; 0 for no limit
   */
  static @Nullable Found from(
      FleetProblem problem,
      List<Placement> plan,
      TransitionLimits limits,
      Map<ShardKind, Integer> lost,
      List<Placement> start,
      double seconds) {
    var changes = new AffordableChanges(problem, plan, limits, lost, seconds);
    boolean fits = !changes.steps.isEmpty() && changes.steps.size() <= MOST_COLUMNS;
    return fits && LpEngine.whyMissing() == null ? changes.solve(start) : null;
  }

  private @Nullable Found solve(List<Placement> start) {
    Double missed = Double.valueOf(0);
    if (room.missedMicroRps() > 0) {
      ChangesProgram contracts = solve(null, start);
      missed = contracts == null ? null : (Double) contracts.missed();
    }
    ChangesProgram money = missed == null ? null : solve(missed, start);
    return money == null ? null : new Found(money.plan(), proven);
  }

  private @Nullable ChangesProgram solve(@Nullable Double mostMissed, List<Placement> start) {
    IntegerProgram program = LpEngine.exact(MOST_NODES);
    if (seconds > 0) {
      program.limitSeconds(seconds);
    }
    var changes = new ChangesProgram(problem, room, program, mostMissed);
    double leastGain = mostMissed == null ? 0 : limits.minGainMicroUsdPerHour() * 1e-6;
    var counts = new CountRows(program, limits, lost, leastGain);
    steps.forEach(step -> changes.add(step, counts));
    changes.startFrom(start);
    Program.Ending ending = program.solve();
    proven &= ending == Program.Ending.OPTIMAL;
    return ending == Program.Ending.NONE ? null : changes;
  }
}
