package io.fleetfold.cli.report;

import static io.fleetfold.cli.report.ShardNamesTest.placement;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.cli.TestFleet;
import io.fleetfold.domain.facts.Phase;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Placement;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFilesTest {

  private static final String IN_FORCE =
      """
      shard,workload,phase,host,accelerators,pinned
      chat-prefill-0001,chat,prefill,h1,2,true
      chat-decode-0001,chat,decode,h1,2,false
      chat-decode-0002,chat,decode,a1,2,false
      old-0001,old,decode,a1,2,false
      tags-aggregated-0001,tags,aggregated,gone,1,false
      tags-aggregated-0002,tags,aggregated,h1,1,false
      """;

  @TempDir private Path folder;

  /**
   * KV of llama-3.1-8b: 131072 B a token; 1000 tokens at 8/s are 8 * 131.072 MB * 8 bit = 8.388608
   * Gbit/s.
   */
  @Test
  void planStatesEveryShardWithItsFigures() throws Exception {
    FleetProblem problem = TestFleet.problem(folder, IN_FORCE);
    var out = new StringBuilder();
    PlanCsv.write(
        problem,
        shards(
            problem,
            placement(problem, "chat", Phase.PREFILL, 2000, "h1"),
            placement(problem, "tags", Phase.AGGREGATED, 500, "a1")),
        out);
    assertThat(out)
        .hasToString(
            """
            shard,workload,phase,model,host,site,power_domain,accelerator,accelerators,\
            requests_per_second,watts,batch,precision,bound_by,latency_ms,\
            memory_gb,memory_bandwidth_gb_s,kv_gbit_s,pinned
            chat-prefill-0001,chat,prefill,llama-3.1-8b,h1,ewr,rack-1,h100,2,\
            8,1500,,measured,measured,,160,6700,8.388608,true
            tags-aggregated-0003,tags,aggregated,llama-3.1-8b,a1,ewr,rack-2,a100-80,0.5,\
            0.5,300,,measured,measured,,40,1019.5,0,false
            """);
  }

  @Test
  void movesSayWhatStopsMovesAndStartsAndWhy() throws Exception {
    FleetProblem problem = TestFleet.problem(folder, IN_FORCE);
    List<PlannedShard> shards =
        shards(
            problem,
            placement(problem, "chat", Phase.PREFILL, 2000, "h1"),
            placement(problem, "chat", Phase.DECODE, 2000, "a1"),
            placement(problem, "chat", Phase.DECODE, 2000, "a1"),
            placement(problem, "chat", Phase.DECODE, 2000, "a1"),
            placement(problem, "tags", Phase.AGGREGATED, 1000, "h1"));
    var out = new StringBuilder();
    MovesCsv.write(Moves.of(problem, shards, MoveGains.of(List.of())), out);
    assertThat(out)
        .hasToString(
            """
            step,action,shard,workload,phase,from_host,to_host,accelerators,gain_usd_per_hour,reason
            1,stop,old-0001,old,decode,a1,,2,,workload old is no longer asked for
            2,stop,tags-aggregated-0001,tags,aggregated,gone,,1,,host gone is no longer in the fleet
            3,move,chat-decode-0001,chat,decode,h1,a1,2,,runs on a100-80 instead of h100
            4,start,chat-decode-0003,chat,decode,,a1,2,,more capacity: 9.00 -> 12.00 requests/s
            """);
  }

  @Test
  void withoutAPlanInForceEverythingStarts() throws Exception {
    FleetProblem problem = TestFleet.problem(folder);
    var out = new StringBuilder();
    MovesCsv.write(
        Moves.of(
            problem,
            shards(problem, placement(problem, "tags", Phase.AGGREGATED, 1000, "h1")),
            MoveGains.of(List.of())),
        out);
    assertThat(out)
        .hasToString(
            """
            step,action,shard,workload,phase,from_host,to_host,accelerators,gain_usd_per_hour,reason
            1,start,tags-aggregated-0001,tags,aggregated,,h1,1,,no plan was in force
            """);
  }

  @Test
  void dualsAreWrittenInFull() throws Exception {
    var out = new StringBuilder();
    DualsCsv.write(
        TestResult.of(TestFleet.problem(folder), 120.0, false).bound().certificate(), out);
    assertThat(out)
        .hasToString(
            """
            kind,subject,site,kv_group,phase,divisor_rps,price
            flow,chat,ewr,,prefill,,0.0000000010
            rounded,chat,,,decode,12.500000,0.25
            power,hall,,,,,3.5
            """);
  }

  @Test
  void freeTextNeverRunsInASpreadsheet() {
    assertThat(CsvText.inert("=1+1")).isEqualTo("'=1+1");
    assertThat(CsvText.inert("@SUM(A1)")).isEqualTo("'@SUM(A1)");
    assertThat(CsvText.inert("host =1")).isEqualTo("host =1");
    assertThat(CsvText.inert("")).isEmpty();
  }

  private static List<PlannedShard> shards(FleetProblem problem, Placement... placements) {
    return ShardNames.of(problem.dataset(), List.of(placements));
  }
}
