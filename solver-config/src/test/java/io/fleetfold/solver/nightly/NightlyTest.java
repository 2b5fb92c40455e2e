package io.fleetfold.solver.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.Rule;
import io.fleetfold.solver.FleetSolver;
import io.fleetfold.solver.SolveOptions;
import io.fleetfold.solver.fixture.TextFleet;
import io.fleetfold.solver.transition.TransitionLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NightlyTest {

  private static final SolveOptions BUDGET = SolveOptions.steps(3, 0);

  /** Yesterday's demand by workload and today's problem with yesterday's plan in force. */
  private record Morning(FleetProblem problem, Map<String, Double> plannedFor) {}

  private static Morning quickstart(double... factors) throws InvalidInputException {
    var dataset = DatasetReader.read(Path.of("../datasets/quickstart"));
    FleetProblem yesterday =
        FleetProblem.of(dataset, ClosedForm.bundled(), new Migration(2, 24, 120, 10));
    var plan = new FleetSolver(yesterday, BUDGET, progress -> {}).solve().placements();
    List<PreviousPlacement> rows = new ArrayList<>();
    for (Placement shard : plan) {
      rows.add(
          new PreviousPlacement(
              "s" + rows.size(),
              shard.kind().workload().id(),
              shard.kind().phase(),
              shard.host().id(),
              shard.kind().acceleratorMillis(),
              false));
    }
    Map<String, Double> plannedFor = new HashMap<>();
    List<Workload> workloads = new ArrayList<>();
    for (Workload workload : dataset.workloads()) {
      double rate = workload.demand().requestsPerSecond();
      plannedFor.put(workload.id(), rate);
      workloads.add(
          workload.withDemand(
              new Workload.Demand(
                  rate * factors[workload.index() % factors.length],
                  workload.demand().minServed())));
    }
    var today = dataset.withWorkloads(workloads).withPrevious(rows);
    return new Morning(yesterday.withDataset(today), plannedFor);
  }

  private static NightlyResult night(Morning morning, long seed, double headroom) {
    var options =
        new NightlyOptions(
            SolveOptions.steps(3, seed), headroom, 0.02, true, TransitionLimits.NONE);
    return new Nightly(morning.problem(), morning.plannedFor(), options, progress -> {}).solve();
  }

  @Test
  void trembleOfTwoPercentMovesNothing() throws InvalidInputException {
    Morning morning = quickstart(1.02, 0.98, 1.0, 0.985, 1.015);
    NightlyResult night = night(morning, 5, 1);
    assertThat(night.changes()).isEmpty();
    assertThat(night.expected().requestsPerSecond()).isEqualTo(morning.plannedFor());
    assertThat(night.result().audit().money().migrationMicroUsdPerHour()).isZero();
  }

  @Test
  void trembleOfTwoPercentHardlyChangesTheGap() throws InvalidInputException {
    assertThat(gap(night(quickstart(1.013, 0.99, 0.997, 0.985, 1.006), 5, 1)))
        .isLessThan(gap(night(quickstart(1), 5, 1)) + 0.02);
  }

  private static double gap(NightlyResult night) {
    double bound = Objects.requireNonNull(night.result().bound()).upperBoundUsdPerHour();
    return 1 - night.result().audit().money().marginMicroUsdPerHour() / 1e6 / bound;
  }

  /** Half the demand would be given smaller engines; those that run may stay as they are. */
  @Test
  void enginesOfASizeThatIsNotAskedForAnyMoreStillRun() throws InvalidInputException {
    Morning morning = quickstart(0.02);
    FleetProblem problem = morning.problem();
    List<Placement> running = new ArrayList<>();
    problem.previous().counts().forEach(count -> running.add(count.placement()));
    assertThat(PlanAudit.audit(problem, running).violations())
        .noneMatch(violation -> violation.rule() == Rule.PLACEMENT);
  }

  @Test
  void headroomPlansForMore_andStatesThePlanAtTodaysDemand() {
    String text =
        """
        site fra
        domain row
        type t
        host h1 fra row t 8
        workload chat rps=10 usd_per_request=0.001
        profile chat/aggregated/x1 t rps=4 watts=100
        """;
    FleetProblem problem = TextFleet.problem(text);
    NightlyResult plain = night(new Morning(problem, Map.of()), 0, 1);
    NightlyResult ample = night(new Morning(problem, Map.of()), 0, 1.5);
    assertThat(plain.result().placements()).hasSize(3);
    assertThat(ample.result().placements()).hasSize(4);
    assertThat(ample.result().audit().workloads().getFirst().servedMicroRps())
        .isEqualTo(10_000_000);
    assertThat(ample.result().problem().dataset().workloads().getFirst().demandMicroRps())
        .isEqualTo(10_000_000);
  }
}
