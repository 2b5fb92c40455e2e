package io.fleetfold.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.solver.fixture.AllPlans;
import io.fleetfold.solver.fixture.RandomFleet;
import io.fleetfold.solver.fixture.TextFleet;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FleetSolverTest {

  private static final String CHAT =
      """
      workload chat rps=6 usd_per_request=0.001
      profile chat/prefill/x1 new rps=6 watts=1000
      profile chat/prefill/x1 old rps=1 watts=500
      profile chat/decode/x1 new rps=2 watts=1000
      profile chat/decode/x1 old rps=2 watts=500
      profile chat/aggregated/x1 new rps=2 watts=1000
      profile chat/aggregated/x1 old rps=1 watts=500
      """;
  private static final String HALL =
      """
      site fra usd_per_kwh=0.1
      domain hall limit_w=%d
      type new idle_w=100 released=2024
      type old idle_w=50 released=2020
      host n fra hall new 1 rent=1
      host o fra hall old 3 rent=0.2
      """;

  private static SolveResult solve(FleetProblem problem, long steps) {
    return solve(problem, steps, progress -> {});
  }

  private static SolveResult solve(FleetProblem problem, long steps, Consumer<Progress> listener) {
    return new FleetSolver(problem, SolveOptions.steps(steps, 1), listener).solve();
  }

  @Test
  void solvesATinyFleetToItsOptimum() {
    // prefill on the new type and three decode shards on the old one serve all 6 requests/s:
    // 6 x 3.6 $/h = 21.6 $/h of revenue; 1,000 W + 3 x 500 W at 0.1 $/kWh = 0.25 $/h of energy;
    // 1 $/h + 3 x 0.2 $/h of rental. Aggregated engines everywhere would serve 2 + 3 x 1 = 5.
    SolveResult result = solve(TextFleet.problem(HALL.formatted(9000) + CHAT), 20);
    assertThat(TextFleet.text(result.placements()))
        .isEqualTo("chat/decode/x1@o chat/decode/x1@o chat/decode/x1@o chat/prefill/x1@n");
    assertThat(result.audit().score().toString()).isEqualTo("0hard/0medium/19750000soft");
    assertThat(result.bound().upperBoundUsdPerHour()).isGreaterThanOrEqualTo(19.75 - 1e-9);
    assertThat(result.noBoundReason()).isNull();
    assertThat(result.stoppedEarly()).isFalse();
    assertThat(result.branchAndBoundUsdPerHour()).isCloseTo(19.75, within(1e-6));
    assertThat(result.gap()).isZero();
    assertThat(result.isOptimal()).isTrue();
    assertThat(result.steps()).isPositive();
    assertThat(result.baselines().aggregatedOnly().placements()).hasSize(4);
  }

  @Test
  void powerTakesTheShardsThatEarnLeast() {
    // 1,600 W: the new accelerator and one old one run (1,500 W), two old ones idle (100 W).
    // Two aggregated engines serve 2 + 1 requests/s: 10.8 - 0.16 - 1.2 = 9.44 $/h.
    // A pair of prefill and decode serves only 2. Without the new one (100 W idle) three old ones
    // draw 1,500 W and serve at most 3 aggregated: 10.8 - 0.16 - 0.6 = 10.04 $/h: the optimum
    SolveResult result = solve(TextFleet.problem(HALL.formatted(1600) + CHAT), 20);
    assertThat(TextFleet.text(result.placements()))
        .isEqualTo("chat/aggregated/x1@o chat/aggregated/x1@o chat/aggregated/x1@o");
    assertThat(result.audit().score().toString()).isEqualTo("0hard/0medium/10040000soft");
  }

  @Test
  void findsTheOptimumOfTinyFleets() {
    for (long seed = 0; seed < 12; seed++) {
      var fleet = new RandomFleet(RandomFleet.Size.TINY, seed).withShards(false, true);
      FleetProblem problem = fleet.fleet().problem();
      long best = AllPlans.bestMargin(problem, 2);
      if (best != Long.MIN_VALUE) {
        SolveResult result = solve(problem, 5);
        assertThat(result.audit().score().soft())
            .as("seed %s%n%s", seed, fleet.text())
            .isEqualTo(best);
        assertThat(result.branchAndBoundUsdPerHour())
            .as("seed %s%n%s", seed, fleet.text())
            .isGreaterThanOrEqualTo(best * 1e-6);
      }
    }
  }

  @Test
  void aProofByBranchAndBoundEndsTheSearchOfWhoeverHasATarget() {
    // 10.04 $/h as above, and the bound does not prove it
    FleetProblem problem = TextFleet.problem(HALL.formatted(1600) + CHAT);
    var result = new FleetSolver(problem, SolveOptions.steps(20, 1).withTargetGap(1e-6)).solve();
    assertThat(result.audit().score().soft()).isEqualTo(10_040_000);
    assertThat(result.dualsGap()).isGreaterThan(0.01);
    assertThat(result.gap()).isZero();
    assertThat(result.proof()).isEqualTo(Proof.BRANCH_AND_BOUND);
    assertThat(result.steps()).isZero();
  }

  @Test
  void branchAndBoundKnowsWhatAPlanInForceSaves() {
    String inForce = "previous chat/aggregated/x1@o\nmigration usd_per_accelerator_hour=1\n";
    SolveResult replanned = solve(TextFleet.problem(HALL.formatted(9000) + CHAT + inForce), 5);
    double margin = replanned.audit().money().marginMicroUsdPerHour() * 1e-6;
    assertThat(replanned.branchAndBoundUsdPerHour()).isCloseTo(margin, within(1e-3));
    assertThat(replanned.isOptimal()).isTrue();
  }

  @Test
  void branchAndBoundSaysNothingWhereAContractIsMissed() {
    String contract = CHAT.replace("rps=6 usd", "rps=60 promised=60 usd");
    SolveResult missing = solve(TextFleet.problem(HALL.formatted(9000) + contract), 5);
    assertThat(missing.audit().score().medium()).isNegative();
    assertThat(missing.branchAndBoundUsdPerHour()).isNull();
  }

  @Test
  void equalSeedsAndStepsGiveEqualPlans() {
    for (long seed = 0; seed < 3; seed++) {
      FleetProblem problem =
          new RandomFleet(RandomFleet.Size.SMALL, seed)
              .withPromises()
              .withShards(true, true)
              .withPrevious(6, true)
              .fleet()
              .problem();
      assertThat(solve(problem, 5).placements()).isEqualTo(solve(problem, 5).placements());
    }
  }

  @Test
  void noBaselineIsBetterThanThePlan() {
    for (long seed = 0; seed < 4; seed++) {
      FleetProblem problem =
          new RandomFleet(RandomFleet.Size.SMALL, seed).withShards(true, true).fleet().problem();
      SolveResult result = solve(problem, 1);
      long margin = result.audit().score().soft();
      Baselines baselines = result.baselines();
      Stream.of(baselines.newestFirst(), baselines.aggregatedOnly())
          .filter(Objects::nonNull)
          .forEach(baseline ->
              assertThat(margin).isGreaterThanOrEqualTo(baseline.audit().score().soft()));
    }
  }

  @Test
  void stop_endsTheSolveWithAPlan() throws Exception {
    var begun = new CountDownLatch(1);
    var solver =
        new FleetSolver(
            TextFleet.problem(HALL.formatted(9000) + CHAT),
            SolveOptions.steps(Long.MAX_VALUE, 1),
            progress -> {
              if (progress.stage().equals("search")) {
                begun.countDown();
              }
            });
    try (var threads = Executors.newSingleThreadExecutor()) {
      Future<SolveResult> result = threads.submit(solver::solve);
      begun.await();
      solver.stop();
      assertThat(result.get().stoppedEarly()).isTrue();
      assertThat(result.get().placements()).isNotEmpty();
      assertThat(result.get().audit().isFeasible()).isTrue();
    }
  }

  @Test
  void stop_beforeTheSolveStillGivesAPlan() {
    var solver =
        new FleetSolver(
            TextFleet.problem(HALL.formatted(9000) + CHAT), SolveOptions.seconds(60), p -> {});
    solver.stop();
    SolveResult result = solver.solve();
    assertThat(result.stoppedEarly()).isTrue();
    assertThat(result.audit().isFeasible()).isTrue();
  }

  @Test
  void stop_inLocalSearchEndsIt() {
    List<FleetSolver> self = new ArrayList<>();
    var solver =
        new FleetSolver(
            TextFleet.problem(HALL.formatted(9000) + CHAT),
            SolveOptions.steps(2, 1),
            progress -> {
              if (progress.stage().equals("search")) {
                self.getFirst().stop();
              }
            });
    self.add(solver);
    assertThat(solver.solve().audit().score().soft()).isEqualTo(19_750_000);
  }

  @Test
  void aTimeLimitOfNothingGivesAPlan() {
    var options = new SolveOptions(Duration.ZERO, null, 1, null);
    var solver = new FleetSolver(TextFleet.problem(HALL.formatted(9000) + CHAT), options, p -> {});
    assertThat(solver.solve().audit().isFeasible()).isTrue();
  }

  @Test
  void aTargetGapEndsTheSolve() {
    var options = new SolveOptions(null, Long.MAX_VALUE, 1, 0.5);
    SolveResult result =
        new FleetSolver(TextFleet.problem(HALL.formatted(9000) + CHAT), options, p -> {}).solve();
    double upper = result.bound().upperBoundUsdPerHour();
    assertThat(result.audit().money().marginMicroUsdPerHour() * 1e-6)
        .isGreaterThanOrEqualTo(0.5 * upper);
    assertThat(result.stoppedEarly()).isFalse();
  }

  @Test
  void pinnedShardsThatBreakAPowerLimitAreReported() {
    // three pinned shards of 500 W and an idle new accelerator draw 1,600 W under 1,000 W
    String pinned = "previous chat/decode/x1@o pinned=true\n".repeat(3);
    SolveResult result = solve(TextFleet.problem(HALL.formatted(1000) + CHAT + pinned), 3);
    assertThat(result.audit().violations())
        .extracting(violation -> violation.rule() + " " + violation.amount())
        .containsExactly("power 600000");
    assertThat(TextFleet.text(result.placements()))
        .isEqualTo("chat/decode/x1@o chat/decode/x1@o chat/decode/x1@o");
  }

  @Test
  void pinnedShardsAreUsedByThePlanAndTheBound() {
    // decode is pinned on the old type, so prefill joins it on the new one: as the optimum above
    String pinned = "previous chat/decode/x1@o pinned=true\n".repeat(3);
    SolveResult result = solve(TextFleet.problem(HALL.formatted(9000) + CHAT + pinned), 3);
    assertThat(result.audit().score().toString()).isEqualTo("0hard/0medium/19750000soft");
    assertThat(result.bound().upperBoundUsdPerHour()).isCloseTo(19.75, within(1e-6));
  }

  @Test
  void aPlanInForceThatIsBestStaysWhereItIs() {
    String previous =
        """
        previous chat/prefill/x1@n
        previous chat/decode/x1@o
        previous chat/decode/x1@o
        previous chat/decode/x1@o
        migration usd_per_accelerator_hour=5 horizon_hours=1
        """;
    SolveResult result = solve(TextFleet.problem(HALL.formatted(9000) + CHAT + previous), 3);
    assertThat(result.audit().money().migrationMicroUsdPerHour()).isZero();
    assertThat(result.audit().score().soft()).isEqualTo(19_750_000);
  }

  @Test
  void anEmptyFleetHasAnEmptyPlan() {
    String drained = HALL.replace(" rent=", " status=drain rent=");
    SolveResult result = solve(TextFleet.problem(drained.formatted(9000) + CHAT), 3);
    assertThat(result.placements()).isEmpty();
    assertThat(result.audit().isFeasible()).isTrue();
    // drained hosts idle: (100 + 3 x 50) W x $0.1
    assertThat(result.audit().score().soft()).isEqualTo(-25_000);
    assertThat(result.bound().upperBoundUsdPerHour()).isCloseTo(-0.025, within(1e-9));
    assertThat(result.baselines()).isEqualTo(new Baselines(null, null));
  }

  @Test
  void workloadsThatNothingServesAreLeftOut() {
    String more = "workload other rps=5 promised=0.5 usd_per_request=0.002\n";
    SolveResult result = solve(TextFleet.problem(HALL.formatted(9000) + CHAT + more), 20);
    assertThat(result.audit().score().toString()).isEqualTo("0hard/-2500000medium/19750000soft");
    SolveResult nothing = solve(TextFleet.problem(HALL.formatted(9000) + more), 3);
    assertThat(nothing.placements()).isEmpty();
    assertThat(nothing.audit().score().medium()).isEqualTo(-2_500_000);
  }

  @Test
  void aContractOutOfReachIsServedAsFarAsItGoes() {
    // 6 of 12 requests/s can be served at most, 10.8 are promised
    String promised = CHAT.replace("rps=6 usd", "rps=12 promised=0.9 usd");
    SolveResult result = solve(TextFleet.problem(HALL.formatted(9000) + promised), 20);
    assertThat(result.audit().score().toString()).isEqualTo("0hard/-4800000medium/19750000soft");
  }

  @Test
  void eightSolvesAtOnceGiveWhatEachGivesAlone() throws Exception {
    List<FleetProblem> problems = new ArrayList<>();
    for (long seed = 0; seed < 8; seed++) {
      problems.add(
          new RandomFleet(RandomFleet.Size.SMALL, seed).withShards(true, true).fleet().problem());
    }
    List<Future<SolveResult>> together = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      problems.forEach(problem -> together.add(threads.submit(() -> solve(problem, 1))));
    }
    for (int i = 0; i < problems.size(); i++) {
      assertThat(together.get(i).get().placements())
          .as("seed %s", i)
          .isEqualTo(solve(problems.get(i), 1).placements());
    }
  }

  /** A global gauge would measure one of the solves, and the library warns of each other one. */
  @Test
  void solvesRegisterNoGlobalGauges() {
    var registry = new SimpleMeterRegistry();
    Metrics.addRegistry(registry);
    try {
      solve(
          TextFleet.problem(HALL.formatted(9000) + CHAT),
          2,
          progress ->
              assertThat(registry.getMeters())
                  .extracting(meter -> meter.getId().getName())
                  .isSubsetOf("timefold.solver.solve.duration", "timefold.solver.errors"));
    } finally {
      Metrics.removeRegistry(registry);
    }
  }

  @Test
  void aFleetWithoutWorkloadsEarnsNothing() {
    var text = "site fra\ndomain rack limit_w=4000\ntype h100\nhost h1 fra rack h100 8";
    SolveResult result = new FleetSolver(TextFleet.problem(text), SolveOptions.steps(2, 0)).solve();
    assertThat(result.placements()).isEmpty();
    assertThat(result.audit().money().marginMicroUsdPerHour()).isZero();
    assertThat(result.upperBoundUsdPerHour()).isZero();
  }

  @Test
  void optionsThatNeverEndOrMeanNothingAreRefused() {
    assertThatThrownBy(() -> new SolveOptions(null, null, 0, null))
        .hasMessage("a solve needs a time limit or a number of steps");
    assertThatThrownBy(() -> SolveOptions.steps(-1, 0)).hasMessageContaining("at least 0");
    assertThatThrownBy(() -> SolveOptions.seconds(-1)).hasMessageContaining("at least 0");
  }
}
