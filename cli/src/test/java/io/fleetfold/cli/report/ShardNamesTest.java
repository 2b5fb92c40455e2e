package io.fleetfold.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.cli.TestFleet;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardNamesTest {

  @TempDir private Path folder;

  @Test
  void newShardsAreNumberedByWorkloadPhaseAndHost() throws Exception {
    FleetProblem problem = TestFleet.problem(folder);
    assertThat(
            names(
                problem,
                placement(problem, "chat", Phase.DECODE, 2000, "a1"),
                placement(problem, "tags", Phase.AGGREGATED, 500, "a1"),
                placement(problem, "chat", Phase.DECODE, 2000, "h1"),
                placement(problem, "chat", Phase.PREFILL, 2000, "h1")))
        .containsExactly(
            "chat-prefill-0001 h1",
            "chat-decode-0001 h1",
            "chat-decode-0002 a1",
            "tags-aggregated-0001 a1");
  }

  @Test
  void shardsThatStayKeepTheirNames_thoseThatMoveToo_andNumbersAreNotUsedAgain() throws Exception {
    FleetProblem problem =
        TestFleet.problem(
            folder,
            """
            shard,workload,phase,host,accelerators,pinned
            chat-decode-0001,chat,decode,a1,2,false
            my-own-name,chat,decode,h1,2,true
            chat-prefill-0003,chat,prefill,h1,2,false
            """);
    assertThat(
            names(
                problem,
                placement(problem, "chat", Phase.DECODE, 2000, "h1"),
                placement(problem, "chat", Phase.DECODE, 2000, "h1"),
                placement(problem, "chat", Phase.DECODE, 2000, "h1"),
                placement(problem, "chat", Phase.PREFILL, 2000, "a1")))
        .containsExactly(
            "chat-prefill-0003 a1 moved",
            "my-own-name h1 pinned",
            "chat-decode-0001 h1 moved",
            "chat-decode-0002 h1");
  }

  static Placement placement(
      FleetProblem problem, String workload, Phase phase, long millis, String host) {
    var dataset = problem.dataset();
    var wanted = dataset.workloads().stream().filter(w -> w.id().equals(workload)).findFirst();
    var on = dataset.hosts().stream().filter(h -> h.id().equals(host)).findFirst();
    return new Placement(
        problem.findKind(wanted.orElseThrow(), phase, millis).orElseThrow(), on.orElseThrow());
  }

  private static List<String> names(FleetProblem problem, Placement... placements) {
    return ShardNames.of(problem.dataset(), List.of(placements)).stream()
        .map(shard ->
            shard.id()
                + " "
                + shard.host()
                + (shard.isMoved() ? " moved" : "")
                + (shard.isPinned() ? " pinned" : ""))
        .toList();
  }
}
