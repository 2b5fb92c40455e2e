package io.fleetfold.solver.referee;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.constraints.Audit;
import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.PreviousPlan;
import io.fleetfold.domain.plan.ShardKind;
import io.fleetfold.solver.program.LpEngine;
import io.fleetfold.solver.transition.Transition;
import io.fleetfold.solver.transition.TransitionLimits;
import io.fleetfold.solver.transition.TransitionPlanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Few changes to the plans in force of random fleets, beside those of the exact program with a row
 * that limits them: none may be better, and no limit may be passed.
 */
class AffordableNightTest {

  private static final long FLEETS = Long.getLong("fleetfold.fleets", 40);
  private static final int MOST = 4;

  @BeforeAll
  static void loadEngine() {
    assertThat(LpEngine.whyMissing()).isNull();
  }

  @ParameterizedTest
  @EnumSource(names = {"NIGHT", "EVERYTHING"})
  void noChangesThatTheLimitAllowsAreBetter(FleetKind kind) {
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    int unproven = 0;
    for (long seed = 1; seed <= FLEETS; seed++) {
      var fleet = new RandomCase(kind, seed);
      FleetProblem problem = fleet.problem();
      int most = (int) (seed % (MOST + 1));
      Transition way = way(problem, most);
      if (problem.previous().isEmpty() || !way.before().isFeasible()) {
        continue;
      }
      int changes = changes(problem, way.placements());
      if (changes > most) {
        wrong.add(fleet + "\n" + changes + " changes, at most " + most);
      }
      unproven += way.isProven() ? 0 : 1;
      ExactProgram.Optimum optimum = ExactProgram.solve(problem, most);
      if (optimum != null) {
        compared++;
        Audit best = PlanAudit.audit(problem, optimum.plan());
        if (isWorse(way.after(), best)) {
          wrong.add(fleet + "\n" + most + ": " + way.after().score() + " below " + best.score());
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(compared).as(kind + " compared").isGreaterThan((int) (FLEETS / 8));
    assertThat(unproven).as(kind + " not proven").isLessThan((int) (FLEETS / 20) + 1);
  }

  /** What brings limits down is not counted, so none is left broken that need not be. */
  @ParameterizedTest
  @EnumSource(names = {"NIGHT", "EVERYTHING"})
  void noNightEndsWithABrokenLimitWhereAPlanKeepsAll(FleetKind kind) {
    List<String> wrong = new ArrayList<>();
    int mended = 0;
    for (long seed = 1; seed <= FLEETS; seed++) {
      var fleet = new RandomCase(kind, seed);
      FleetProblem problem = fleet.problem();
      Transition way = way(problem, 0);
      ExactProgram.Optimum any = way.before().isFeasible() ? null : ExactProgram.solve(problem);
      if (any != null && PlanAudit.audit(problem, any.plan()).isFeasible()) {
        mended++;
        if (!way.after().isFeasible()) {
          wrong.add(fleet + "\n" + way.after().violations());
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(mended).as(kind + " mended").isPositive();
  }

  /** The target wants nothing but the pinned shards, so every good change is found without it. */
  private static Transition way(FleetProblem problem, int most) {
    List<Placement> pinned = new ArrayList<>();
    for (PreviousPlan.Count count : problem.previous().counts()) {
      for (int i = 0; i < count.pinned(); i++) {
        pinned.add(count.placement());
      }
    }
    return TransitionPlanner.best(
        problem, pinned, new TransitionLimits(most, null, 0, 0, Set.of()), 0);
  }

  /** Whole micro-requests and micro-dollars of both differ by what is rounded. */
  private static boolean isWorse(Audit found, Audit best) {
    long missed = best.score().medium() - found.score().medium();
    long margin = best.score().soft() - found.score().soft();
    return missed > 5 || (missed >= -5 && margin > 50 + Math.abs(best.score().soft()) / 1_000_000);
  }

  /** What starts, or stops where it could stay, whichever is more, kind by kind. */
  private static int changes(FleetProblem problem, List<Placement> plan) {
    Map<Placement, Integer> more = new HashMap<>();
    plan.forEach(placement -> more.merge(placement, 1, Integer::sum));
    Map<ShardKind, Integer> starts = new HashMap<>();
    Map<ShardKind, Integer> stops = new HashMap<>();
    for (PreviousPlan.Count count : problem.previous().counts()) {
      boolean stays = Recount.running(problem, count.placement()) != null;
      int free = stays ? 0 : count.shards() - count.pinned();
      more.merge(count.placement(), free - count.shards(), Integer::sum);
      starts.merge(count.placement().kind(), -free, Integer::sum);
    }
    more.forEach((placement, shards) ->
        (shards > 0 ? starts : stops).merge(placement.kind(), Math.abs(shards), Integer::sum));
    Set<ShardKind> kinds = new HashSet<>(starts.keySet());
    kinds.addAll(stops.keySet());
    return kinds.stream()
        .mapToInt(kind ->
            Math.max(0, Math.max(starts.getOrDefault(kind, 0), stops.getOrDefault(kind, 0))))
        .sum();
  }
}
