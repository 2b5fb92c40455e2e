package io.fleetfold.solver.transition;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.generate.FleetGenerator;
import io.fleetfold.solver.generate.FleetShape;
import io.fleetfold.solver.nightly.Restatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Ways between plans that have hardly anything in common: work grows about as they do. */
class TransitionWorkTest {

  private static final Migration MIGRATION = new Migration(2, 24, 120, 10);
  private static final int TRIES_PER_HOST = 9;

  private record Way(FleetProblem problem, List<Placement> target, List<Change> changes) {}

  /** From one plan made at random to another. */
  private static Way way(int accelerators) {
    Dataset dataset = FleetGenerator.generate(FleetShape.of(accelerators, 0));
    FleetProblem fresh = FleetProblem.of(dataset, ClosedForm.bundled(), MIGRATION);
    var previous =
        plan(fresh, 1).stream()
            .flatMap(placement -> Restatement.rows(List.of(placement)).stream())
            .toList();
    FleetProblem problem =
        FleetProblem.of(dataset.withPrevious(previous), ClosedForm.bundled(), MIGRATION);
    List<Placement> target = Restatement.translate(problem, plan(fresh, 2));
    List<Change> changes =
        new Differences(problem).to(target).stream().map(Candidate::change).toList();
    return new Way(problem, target, changes);
  }

  /** Shards of random kinds wherever they fit. */
  private static List<Placement> plan(FleetProblem problem, long seed) {
    var random = new SplittableRandom(seed);
    var ledger = new Ledger(problem, List.of());
    List<Placement> placements = new ArrayList<>();
    for (Host host : problem.dataset().hosts()) {
      for (int i = 0; i < TRIES_PER_HOST; i++) {
        var kind = problem.kinds().get(random.nextInt(problem.kinds().size()));
        var placement = new Placement(kind, host);
        long hard = ledger.hard();
        ledger.change(placement, 1);
        if (ledger.hard() < hard) {
          ledger.change(placement, -1);
        } else {
          placements.add(placement);
        }
      }
    }
    return placements;
  }

  @Test
  void choosingAmongFourTimesAsManyChangesTakesAboutFourTimesTheWork() {
    var limits = new TransitionLimits(null, null, 100_000, 0, Set.of());
    Way small = way(1000);
    Way large = way(4000);
    assertThat(large.changes()).hasSizeGreaterThan(3 * small.changes().size());
    long work = TransitionPlanner.work(large.problem(), large.target(), limits);
    assertThat(work)
        .isLessThan(10_000L * large.changes().size())
        .isLessThan(8 * TransitionPlanner.work(small.problem(), small.target(), limits));
  }

  @Test
  void orderingThousandsOfChangesTriesEachAFewTimes() {
    Way way = way(16_000);
    assertThat(way.changes()).hasSizeGreaterThan(4000);
    assertThat(StepOrder.of(way.problem(), way.changes())).hasSizeGreaterThan(4000);
    assertThat(StepOrder.attempts(way.problem(), way.changes()))
        .isLessThan(20L * way.changes().size());
  }
}
