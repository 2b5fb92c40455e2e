package io.fleetfold.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleetfold.constraints.PlanAudit;
import io.fleetfold.constraints.Score;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.solver.change.FleetChange;
import io.fleetfold.solver.fixture.RandomFleet;
import io.fleetfold.solver.fixture.TextFleet;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts, demand and limits that change while a solve runs, at points that a listener picks. */
class ProblemChangeTest {

  private static final long STEPS = 4;

  // alone, type new serves 2 requests/s with one accelerator, type old 1
  private static final String FLEET =
      """
      site fra usd_per_kwh=0.1
      domain hall limit_w=9000
      domain left under=hall limit_w=9000
      type new idle_w=100 released=2024
      type old idle_w=50 released=2020
      host n fra left new 1 rent=1
      host m fra left new 1 rent=1
      host o fra hall old 3 rent=0.2
      workload chat rps=6 usd_per_request=0.001
      workload code rps=2 usd_per_request=0.002
      profile chat/prefill/x1 new rps=6 watts=1000
      profile chat/prefill/x1 old rps=1 watts=500
      profile chat/decode/x1 new rps=2 watts=1000
      profile chat/decode/x1 old rps=2 watts=500
      profile code/aggregated/x1 new rps=2 watts=1000
      profile code/aggregated/x1 old rps=1 watts=500
      """;

  /** Solves, and makes the change at the first report of a stage. */
  private static SolveResult changedAt(String stage, FleetProblem problem, FleetChange... changes) {
    Queue<FleetSolver> waiting = new ArrayDeque<>();
    var solver =
        new FleetSolver(
            problem,
            SolveOptions.steps(STEPS, 1),
            progress -> {
              if (progress.stage().equals(stage) && !waiting.isEmpty()) {
                waiting.remove().change(changes);
              }
            });
    waiting.add(solver);
    SolveResult result = solver.solve();
    assertThat(waiting).as("the stage %s was reached", stage).isEmpty();
    return result;
  }

  private static SolveResult solved(FleetProblem problem) {
    return new FleetSolver(problem, SolveOptions.steps(STEPS, 1)).solve();
  }

  private static void assertSoundPlanOf(SolveResult result, FleetProblem changed) {
    assertThat(result.problem().dataset().hosts()).isEqualTo(changed.dataset().hosts());
    assertThat(result.audit()).isEqualTo(PlanAudit.audit(changed, onOwn(result, changed)));
    assertThat(result.audit().isFeasible()).isTrue();
    assertThat(result.bound()).isNotNull();
    assertThat(result.audit().money().marginMicroUsdPerHour() * 1e-6)
        .isLessThanOrEqualTo(result.bound().upperBoundUsdPerHour() + 1e-6);
    assertThat(result.placements())
        .allSatisfy(placement -> {
          assertThat(placement.host())
              .isSameAs(result.problem().dataset().hosts().get(placement.host().index()));
          assertThat(placement.kind())
              .isSameAs(result.problem().kinds().get(placement.kind().index()));
        });
  }

  /** The placements named by the objects of another problem over equal facts. */
  private static List<Placement> onOwn(SolveResult result, FleetProblem problem) {
    return result.placements().stream()
        .map(placement ->
            new Placement(
                problem.kinds().get(placement.kind().index()),
                problem.dataset().hosts().get(placement.host().index())))
        .toList();
  }

  private static FleetProblem after(FleetProblem problem, FleetChange... changes) {
    var dataset = problem.dataset();
    for (FleetChange change : changes) {
      dataset = change.apply(dataset);
    }
    return problem.withDataset(dataset);
  }

  private static void assertBestAfter(FleetChange... changes) {
    FleetProblem problem = TextFleet.problem(FLEET);
    FleetProblem changed = after(problem, changes);
    Score best = solved(changed).audit().score();
    for (String stage : List.of("relaxation", "branch and bound")) {
      SolveResult result = changedAt(stage, problem, changes);
      assertSoundPlanOf(result, changed);
      assertThat(result.audit().score()).as("%s at %s", List.of(changes), stage).isEqualTo(best);
    }
  }

  @Test
  void aChangeInAnEarlyStageGivesTheBestPlanOfTheChangedFleet() {
    assertBestAfter(FleetChange.hostLost("m"));
    assertBestAfter(FleetChange.hostDrained("o"));
    assertBestAfter(FleetChange.demandChanged("chat", 2));
    assertBestAfter(FleetChange.workloadEnded("code"));
    assertBestAfter(FleetChange.limitChanged("left", 1.2));
    assertBestAfter(FleetChange.hostLost("m"), FleetChange.demandChanged("code", 4));
  }

  @Test
  void localSearch_takesChangesAndKeepsToThem() {
    assertLocal(FleetChange.hostLost("m"));
    assertLocal(FleetChange.hostDrained("o"));
    assertLocal(FleetChange.demandChanged("chat", 2));
    assertLocal(FleetChange.workloadEnded("code"));
    assertLocal(FleetChange.limitChanged("left", 1.2));
    assertLocal(FleetChange.limitChanged("hall", 1.0));
    assertLocal(FleetChange.hostLost("m"), FleetChange.hostLost("n"));
  }

  private static void assertLocal(FleetChange... changes) {
    FleetProblem problem = TextFleet.problem(FLEET);
    FleetProblem changed = after(problem, changes);
    SolveResult result = changedAt("search", problem, changes);
    assertSoundPlanOf(result, changed);
    assertThat(result.audit().score().soft()).as("%s", List.of(changes)).isPositive();
  }

  @Test
  void localSearch_usesAHostThatCame() {
    FleetProblem problem = TextFleet.problem(FLEET.replace("host n fra left new 1 rent=1\n", ""));
    Host like = problem.dataset().hosts().getFirst();
    Host come = Host.of("z", like.site(), like.powerDomain(), like.accelerator(), 1);
    SolveResult before = solved(problem);
    SolveResult result = changedAt("search", problem, FleetChange.hostAdded(come));
    assertSoundPlanOf(result, after(problem, FleetChange.hostAdded(come)));
    assertThat(result.audit().score().soft()).isGreaterThan(before.audit().score().soft());
    assertThat(result.placements()).anyMatch(placement -> placement.host().equals(come));
  }

  @ParameterizedTest
  @ValueSource(strings = {"branch and bound", "search"})
  void randomFleetsKeepToWhatChanged(String stage) {
    for (long seed : new long[] {1, 2, 4}) {
      FleetProblem problem =
          new RandomFleet(RandomFleet.Size.SMALL, seed)
              .withPromises()
              .withShards(true, true)
              .withPrevious(6, false)
              .fleet()
              .problem();
      var hosts = problem.dataset().hosts();
      assertThat(hosts).hasSizeGreaterThan(1);
      var changes =
          new FleetChange[] {
            FleetChange.hostLost(hosts.getFirst().id()),
            FleetChange.hostDrained(hosts.getLast().id()),
            FleetChange.demandChanged(problem.dataset().workloads().getFirst().id(), 3)
          };
      SolveResult result = changedAt(stage, problem, changes);
      FleetProblem changed = after(problem, changes);
      assertThat(result.audit()).isEqualTo(PlanAudit.audit(changed, onOwn(result, changed)));
      assertThat(result.placements())
          .noneMatch(placement -> placement.host().id().equals(hosts.getFirst().id()));
      assertThat(changedAt(stage, problem, changes).placements())
          .as("the same again, seed %s", seed)
          .isEqualTo(result.placements());
    }
  }

  @Test
  void changesBeforeTheSolveCountToo() {
    FleetProblem problem = TextFleet.problem(FLEET);
    var solver = new FleetSolver(problem, SolveOptions.steps(STEPS, 1));
    solver.change(FleetChange.hostLost("m"));
    solver.change(FleetChange.hostLost("o"));
    SolveResult result = solver.solve();
    assertThat(result.problem().dataset().hosts()).extracting(Host::id).containsExactly("n");
    assertThatThrownBy(() -> solver.change(FleetChange.hostLost("n")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the solve has ended: [host n lost] comes too late");
  }

  @Test
  void aStoppedSolveStillKeepsToAChange() {
    var solver = new FleetSolver(TextFleet.problem(FLEET), SolveOptions.steps(STEPS, 1));
    solver.stop();
    solver.change(FleetChange.hostLost("m"));
    SolveResult result = solver.solve();
    assertThat(result.stoppedEarly()).isTrue();
    assertThat(result.problem().dataset().hosts()).hasSize(2);
    assertThat(result.audit().isFeasible()).isTrue();
  }

  @Test
  void theLastHostMayGo() {
    for (String stage : List.of("branch and bound", "search")) {
      SolveResult result =
          changedAt(
              stage,
              TextFleet.problem(FLEET),
              FleetChange.hostLost("m"),
              FleetChange.hostLost("n"),
              FleetChange.hostLost("o"));
      assertThat(result.placements()).isEmpty();
      assertThat(result.audit().isFeasible()).isTrue();
    }
  }

  @Test
  void anImpossibleChangeIsRefusedWhole() {
    FleetProblem problem = TextFleet.problem(FLEET);
    var solver = new FleetSolver(problem, SolveOptions.steps(1, 1));
    assertThatThrownBy(() -> solver.change(FleetChange.hostLost("m"), FleetChange.hostLost("q")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no host q");
    assertThatThrownBy(() -> FleetChange.demandChanged("chat", -1))
        .hasMessage("demand is at least 0 requests/s: -1.0");
    assertThatThrownBy(() -> FleetChange.limitChanged("hall", Double.NaN))
        .hasMessage("a power limit is at least 0 kW: NaN");
    assertThatThrownBy(() -> solver.change(FleetChange.hostAdded(problem.dataset().hosts().get(0))))
        .hasMessage("host n is there twice");
    assertThat(solver.solve().problem()).isSameAs(problem);
  }
}
