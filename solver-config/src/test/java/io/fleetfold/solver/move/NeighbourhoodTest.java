package io.fleetfold.solver.move;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.preview.api.domain.metamodel.PlanningVariableMetaModel;
import io.fleetfold.domain.facts.Host;
import io.fleetfold.domain.plan.FleetPlan;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import io.fleetfold.domain.plan.WorkloadShard;
import io.fleetfold.solver.fixture.RandomFleet;
import io.fleetfold.solver.fixture.TextFleet;
import io.fleetfold.solver.fleet.CellMap;
import io.fleetfold.solver.fleet.FleetIndex;
import io.fleetfold.solver.notes.PhaseListener;
import io.fleetfold.solver.notes.SearchSettings;
import io.fleetfold.solver.notes.SolveNotes;
import io.fleetfold.solver.search.Candidates;
import io.fleetfold.solver.search.RoughPrices;
import io.fleetfold.solver.work.Crew;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each neighbourhood makes of a plan: every outcome of many lots, and no other. */
class NeighbourhoodTest {

  private static final int LOTS = 200;

  // a pair of chat serves 4 requests/s, one of code 2; each shard takes one accelerator
  private static final String FLEET =
      """
      site fra usd_per_kwh=0.1
      domain rack limit_w=9000
      type new
      type old
      host n fra rack new 1
      host o fra rack old 1
      workload chat rps=4 usd_per_request=0.001
      workload code rps=2 usd_per_request=0.002
      profile chat/prefill/x1 new rps=4 watts=500
      profile chat/decode/x1 old rps=4 watts=500
      profile code/prefill/x1 new rps=2 watts=500
      profile code/decode/x1 old rps=2 watts=500
      """;

  private static List<Placement> placed(FleetProblem problem, String... names) {
    List<Placement> placements = new ArrayList<>();
    for (String name : names) {
      int at = name.indexOf('@');
      String text = name.substring(0, at);
      String id = name.substring(at + 1);
      var kind =
          problem.kinds().stream().filter(k -> k.text().equals(text)).findFirst().orElseThrow();
      var host =
          problem.dataset().hosts().stream()
              .filter(h -> h.id().equals(id))
              .findFirst()
              .orElseThrow();
      placements.add(new Placement(kind, host));
    }
    return placements;
  }

  private static Ground ground(FleetPlan plan) {
    var cells = CellMap.of(FleetIndex.of(plan.problem()));
    var candidates = new Candidates(cells, RoughPrices.of(cells), Crew.alone(), () -> false);
    return new Ground(new HostTable(plan), new Choices(plan.problem(), cells, candidates));
  }

  private static SolveNotes notes() {
    return new SolveNotes(
        new SearchSettings(
            Crew.alone(), null, null, () -> false, kind -> true, PhaseListener.NONE));
  }

  private static PlanningVariableMetaModel<FleetPlan, WorkloadShard, Host> noVariable() {
    return null;
  }

  /** The plans that the neighbourhood may lead to, other than the one that it begins with. */
  private static Set<String> reached(
      String fleet, Function<Ground, Neighbourhood> neighbourhood, String... names) {
    FleetProblem problem = TextFleet.problem(fleet);
    FleetPlan plan = FleetPlan.of(problem, placed(problem, names));
    Ground ground = ground(plan);
    var random = new SplittableRandom(1);
    Set<String> reached = new TreeSet<>();
    for (int i = 0; i < LOTS; i++) {
      var draft = new Draft(ground.table(), random);
      neighbourhood.apply(ground).draft(draft, random);
      Reassign move = draft.move(noVariable());
      if (!move.shards().isEmpty()) {
        reached.add(TextFleet.text(after(plan, move)));
      }
    }
    return reached;
  }

  private static List<Placement> after(FleetPlan plan, Reassign move) {
    Map<WorkloadShard, Host> moved = new HashMap<>();
    for (int i = 0; i < move.shards().size(); i++) {
      moved.put(move.shards().get(i), move.hosts().get(i));
    }
    List<Placement> placements = new ArrayList<>();
    for (WorkloadShard shard : plan.getShards()) {
      Host host = moved.containsKey(shard) ? moved.get(shard) : shard.getHost();
      if (host != null) {
        placements.add(new Placement(shard.kind(), host));
      }
    }
    return placements;
  }

  @Test
  void fill_startsWhatHasRoom() {
    assertThat(reached(FLEET, Fill::new, "chat/prefill/x1@n"))
        .containsExactly(
            "chat/decode/x1@o chat/prefill/x1@n", "chat/prefill/x1@n code/decode/x1@o");
    assertThat(reached(FLEET, Fill::new, "chat/prefill/x1@n", "chat/decode/x1@o")).isEmpty();
  }

  @Test
  void replace_putsAnotherKindWhereOneWas() {
    assertThat(reached(FLEET, Replace::new, "chat/prefill/x1@n"))
        .containsExactly("code/prefill/x1@n");
    assertThat(reached(FLEET, Replace::new)).isEmpty();
  }

  @Test
  void replacePair_changesBothHalvesAtOnce() {
    assertThat(
            reached(
                FLEET,
                ground -> new ReplacePair(new Replace(ground)),
                "chat/prefill/x1@n",
                "chat/decode/x1@o"))
        .contains("code/decode/x1@o code/prefill/x1@n");
  }

  @Test
  void exchange_letsTwoHostsFeedEachOthersFlows() {
    String both =
        FLEET
            + """
            profile chat/decode/x1 new rps=4 watts=500
            profile chat/prefill/x1 old rps=4 watts=500
            """;
    assertThat(reached(both, Exchange::new, "chat/prefill/x1@n", "chat/decode/x1@o"))
        .containsExactly("chat/decode/x1@n chat/prefill/x1@o");
    assertThat(reached(FLEET, Exchange::new, "chat/prefill/x1@n", "chat/decode/x1@o"))
        .as("neither type can run the other phase")
        .isEmpty();
  }

  @Test
  void convertPair_makesWayForAPairOfAnotherWorkload() {
    assertThat(
            reached(
                FLEET,
                ground -> new ConvertPair(ground, new EjectAndFill(ground)),
                "chat/prefill/x1@n",
                "chat/decode/x1@o"))
        .containsExactly("code/decode/x1@o code/prefill/x1@n");
    assertThat(
            reached(
                FLEET,
                ground -> new ConvertPair(ground, new EjectAndFill(ground)),
                "chat/prefill/x1@n"))
        .as("half a pair has no partner to go with it")
        .isEmpty();
  }

  @Test
  void ejectAndFill_stopsAsManyAsItTakes() {
    // chat takes both accelerators of the host, code one each
    String wide =
        """
        site fra usd_per_kwh=0.1
        domain rack limit_w=9000
        type new
        host n fra rack new 2
        workload chat rps=9 usd_per_request=0.001
        workload code rps=9 usd_per_request=0.001
        profile chat/aggregated/x2 new rps=4 watts=500
        profile code/aggregated/x1 new rps=2 watts=500
        """;
    assertThat(reached(wide, EjectAndFill::new, "code/aggregated/x1@n", "code/aggregated/x1@n"))
        .contains("chat/aggregated/x2@n");
    assertThat(reached(wide, EjectAndFill::new, "chat/aggregated/x2@n"))
        .contains("code/aggregated/x1@n code/aggregated/x1@n");
  }

  @Test
  void trim_takesOnlyWhatThePartnerPhaseCannotUse() {
    assertThat(reached(FLEET, Trim::new, "chat/prefill/x1@n"))
        .as("prefill without decode")
        .containsExactly("", "code/prefill/x1@n");
    assertThat(reached(FLEET, Trim::new, "chat/prefill/x1@n", "chat/decode/x1@o"))
        .as("4 requests/s of each: neither is too much")
        .isEmpty();
  }

  /** No move takes more accelerators than a host has, or touches a pinned shard. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void everyMoveKeepsToAcceleratorsAndPins(long seed) {
    FleetProblem problem =
        new RandomFleet(RandomFleet.Size.SMALL, seed)
            .withShards(true, true)
            .withPrevious(6, true)
            .fleet()
            .problem();
    FleetPlan plan = FleetPlan.of(problem);
    var table = new HostTable(plan);
    var exchanges = new Exchanges(table, List.of(), Crew.alone(), 0);
    var moves =
        new RandomMoves(noVariable(), ground(plan), exchanges, notes())
            .drawing(new SplittableRandom(seed));
    for (int i = 0; i < LOTS && moves.hasNext(); i++) {
      Reassign move = moves.next();
      assertThat(move.shards()).doesNotHaveDuplicates().noneMatch(WorkloadShard::isPinned);
      long[] free = new long[problem.dataset().hosts().size()];
      problem.dataset().hosts().forEach(host -> free[host.index()] = table.freeMillis(host));
      for (int j = 0; j < move.shards().size(); j++) {
        WorkloadShard shard = move.shards().get(j);
        if (shard.getHost() != null) {
          free[shard.placedHost().index()] += shard.acceleratorMillis();
        }
        if (move.hosts().get(j) != null) {
          free[move.hosts().get(j).index()] -= shard.acceleratorMillis();
          assertThat(problem.findProfile(shard.kind(), move.hosts().get(j))).isNotNull();
        }
      }
      move.hosts().stream()
          .filter(Objects::nonNull)
          .forEach(host -> assertThat(free[host.index()]).isNotNegative());
    }
  }
}
