package io.fleetfold.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import io.fleetfold.domain.csv.BundledCatalogue;
import io.fleetfold.domain.facts.Dataset;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.facts.PowerDomain;
import io.fleetfold.domain.facts.PreviousPlacement;
import io.fleetfold.domain.facts.Site;
import io.fleetfold.domain.facts.Workload;
import io.fleetfold.domain.performance.ClosedForm;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FleetPlanTest {

  private static final Site SITE = Site.of("fra", 0.12, 1.3);
  private static final PowerDomain HALL = PowerDomain.root("hall", 20.0);

  private static FleetProblem problem(double requestsPerSecond, PreviousPlacement... previous) {
    Host old = Host.of("old", SITE, HALL, BundledCatalogue.accelerator("a100-80"), 8);
    Host young = Host.of("young", SITE, HALL, BundledCatalogue.accelerator("h100"), 8);
    Workload chat =
        Workload.of(
            "chat",
            BundledCatalogue.model("llama-3.1-8b"),
            new Workload.Demand(requestsPerSecond, 0.5),
            new Workload.Requests(1000, 200, 0),
            new Workload.Targets(2000, 60),
            new Workload.Prices(0.2, 0.6));
    Dataset dataset =
        Dataset.of("code", List.of(SITE), List.of(HALL), List.of(old, young), List.of(chat));
    return FleetProblem.of(
        dataset.withPrevious(List.of(previous)), ClosedForm.bundled(), Migration.FREE);
  }

  private static Map<ShardKind, Long> spares(FleetPlan plan) {
    return plan.getShards().stream()
        .filter(shard -> shard.getHost() == null)
        .collect(Collectors.groupingBy(WorkloadShard::kind, Collectors.counting()));
  }

  @Test
  void aPlanHasSpareShardsOfEveryKindAndRunsNone() {
    FleetProblem problem = problem(40);
    FleetPlan plan = FleetPlan.of(problem);
    assertThat(plan.placements()).isEmpty();
    assertThat(spares(plan)).containsOnlyKeys(problem.kinds());
    assertThat(plan.getShards()).extracting(WorkloadShard::getId).doesNotHaveDuplicates();
  }

  @Test
  void thereAreNoMoreSparesThanFitOrThanTheDemandNeeds() {
    // 16 accelerators: 16 shards of one each fit, or 2 of eight; a tiny demand needs one shard, a
    // third for its rounding in the one zone and two to try
    FleetProblem large = problem(1e6);
    spares(FleetPlan.of(large))
        .forEach((kind, count) ->
            assertThat(count)
                .as(kind.text())
                .isLessThanOrEqualTo(Math.max(2, 16_000 / kind.acceleratorMillis())));
    assertThat(spares(FleetPlan.of(problem(1e-6))).values()).allMatch(count -> count <= 3);
  }

  @Test
  void placementsRunAndPinnedShardsAreThere() {
    FleetProblem free = problem(40);
    ShardKind kind = free.kinds().getFirst();
    var pinned =
        new PreviousPlacement("one", "chat", kind.phase(), "old", kind.acceleratorMillis(), true);
    FleetProblem problem = problem(40, pinned);
    Host young = problem.dataset().hosts().getLast();
    ShardKind same = problem.kinds().getFirst();
    FleetPlan plan = FleetPlan.of(problem, List.of(new Placement(same, young)));
    assertThat(plan.placements())
        .containsExactlyInAnyOrder(
            new Placement(same, problem.dataset().hosts().getFirst()), new Placement(same, young));
    assertThat(plan.getShards().stream().filter(WorkloadShard::isPinned))
        .singleElement()
        .satisfies(shard -> assertThat(shard.placedHost().id()).isEqualTo("old"));
  }

  @Test
  void aCopyHasItsOwnShards_andSharesProblemScoreAndNotes() {
    FleetPlan plan = FleetPlan.of(problem(40));
    plan.setNotes("what a solve knows");
    plan.setScore(HardMediumSoftScore.of(0, 0, 7));
    FleetPlan copy = new FleetPlanCloner().cloneSolution(plan);
    copy.getShards().getFirst().setHost(copy.getHosts().getFirst());
    assertThat(plan.placements()).isEmpty();
    assertThat(copy.placements()).hasSize(1);
    assertThat(copy.problem()).isSameAs(plan.problem());
    assertThat(copy.notes()).isSameAs(plan.notes());
    assertThat(copy.getScore()).isEqualTo(plan.getScore());
  }

  @Test
  void aPlanBecomesThatOfAChangedProblem() {
    FleetPlan plan = FleetPlan.of(problem(40));
    FleetPlan other = FleetPlan.of(problem(80));
    other.setNotes("of the other");
    plan.become(other);
    assertThat(plan.problem()).isSameAs(other.problem());
    assertThat(plan.getShards()).isSameAs(other.getShards());
    assertThat(plan.notes()).isEqualTo("of the other");
    assertThat(plan.getWorkloads()).isEqualTo(other.problem().dataset().workloads());
    assertThat(plan.getPowerDomains()).isEqualTo(other.problem().dataset().powerDomains());
    assertThat(plan.getPreviousCounts()).isEmpty();
    assertThat(plan.getMigration()).isSameAs(Migration.FREE);
  }

  @Test
  void aShardGivesAndTakesWhatItsProfileOnTheHostSays() {
    FleetProblem problem = problem(40);
    Host young = problem.dataset().hosts().getLast();
    ShardKind kind =
        problem.kinds().stream()
            .filter(k -> k.phase() == Phase.DECODE && problem.findProfile(k, young) != null)
            .findFirst()
            .orElseThrow();
    WorkloadShard shard = new WorkloadShard(problem, 1, kind, null, false);
    assertThat(shard.rateMicroRps()).isZero();
    assertThat(shard.milliwattsAboveIdle()).isZero();
    assertThat(shard.memoryMegabytes()).isZero();
    assertThat(shard.energyMicroUsdPerHour()).isZero();
    assertThat(shard.startMicroUsdPerHour()).isZero();
    assertThat(shard.refusal()).isNull();
    assertThat(shard.toString()).endsWith("not placed");
    shard.setHost(young);
    var profile = problem.findProfile(kind, young);
    assertThat(profile).isNotNull();
    assertThat(shard.profile()).isSameAs(profile);
    assertThat(shard.rateMicroRps()).isEqualTo(profile.rateMicroRps());
    assertThat(shard.memoryMegabytes()).isEqualTo(profile.footprint().memoryMegabytes());
    assertThat(shard.memoryBandwidthMegabytesPerSecond())
        .isEqualTo(profile.footprint().memoryBandwidthMegabytesPerSecond());
    assertThat(shard.kvKilobitsPerSecond()).isEqualTo(profile.footprint().kvKilobitsPerSecond());
    assertThat(shard.milliwattsAboveIdle())
        .isEqualTo(profile.milliwattsAboveIdle(young.idleMilliwattsPerAccelerator()));
    assertThat(shard.toString()).endsWith("on young");
  }
}
