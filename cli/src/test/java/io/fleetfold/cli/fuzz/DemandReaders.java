package io.fleetfold.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetfold.cli.replay.DemandFiles;
import io.fleetfold.cli.replay.RequestTrace;
import io.fleetfold.cli.replay.Slice;
import io.fleetfold.cli.replay.SliceFile;
import io.fleetfold.solver.replay.HourLoad;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What came: hours of demand, and traces of single requests in every form. */
final class DemandReaders {

  private static final String TRACE = "trace";
  private static final Set<String> WORKLOADS = Set.of("chat", "tags");

  private static final String AZURE_2023 =
      """
      TIMESTAMP,ContextTokens,GeneratedTokens
      2023-11-16 18:15:46.6805900,374,44
      2023-11-16 18:15:50.9951690,396,109
      2023-11-16 19:15:51.2224670,879,55
      """;

  private static final String AZURE_2024 =
      """
      TIMESTAMP,ContextTokens,GeneratedTokens
      2024-05-10 00:00:00.009930+00:00,2162,5
      2024-05-12 00:00:00.017335+02:00,2399,6
      """;

  private static final String BURST_GPT =
      """
      Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type
      5,ChatGPT,472,18,490,Conversation log
      45.0,GPT-4,1087,0,1087,"API log"
      118,ChatGPT,417,276,693,Conversation log
      """;

  private static final String MOONCAKE =
      """
      {"timestamp": 0, "input_length": 6755, "output_length": 500, "hash_ids": [0, 1, 2]}
      {"timestamp": 27482, "input_length": 7319, "output_length": 490, "hash_ids": []}
      """;

  private static final String MOONCAKE_TABLE =
      """
      timestamp_ms,input_length,output_length,num_prefix_blocks_512tok
      0,6758,500,14
      3000,7322,490,15
      """;

  private static final String ZONED_HOURS =
      """
      hour,workload,requests_per_second,prompt_tokens
      2024-10-27T01:00+02:00,chat,17.0,
      2024-10-27T02:00+02:00,chat,18.5,900
      2024-10-27T02:00+01:00,tags,0,
      """;

  private static final String HOURS =
      """
      hour,workload,requests_per_second,output_tokens
      22:00,chat,17.0,200
      23:00,chat,18.5,
      01:00,tags,0,7.5
      """;

  private DemandReaders() {}

  static List<Reader> of(Samples samples) {
    return List.of(
        trace("azure-2023", 40, AZURE_2023),
        trace("azure-2024", 30, AZURE_2024),
        trace("burst-gpt", 30, BURST_GPT),
        trace("mooncake", 40, MOONCAKE),
        trace("mooncake-table", 20, MOONCAKE_TABLE),
        trace("zoned-hours", 30, ZONED_HOURS),
        trace("hours", 30, HOURS),
        new Reader(
            "hour-folder",
            20,
            List.of("demand/00.csv", "demand/01.csv"),
            DemandReaders::hourFolder,
            Refused.orRead(folder -> check(DemandFiles.read(folder.resolve("demand"), WORKLOADS)))),
        new Reader(
            "slices",
            30,
            List.of("slices.csv"),
            folder -> Files.writeString(folder.resolve("slices.csv"), slices()),
            Refused.orRead(DemandReaders::readSlices)),
        new Reader(
            "replay",
            10,
            List.of(
                "demand.csv",
                "state/current",
                "state/runs/0001/plan.csv",
                "state/runs/0001/inputs/workloads.csv"),
            folder -> {
              samples.state(folder);
              Files.writeString(folder.resolve("demand.csv"), HOURS);
            },
            Commanded.command(
                folder ->
                    List.of(
                        "replay", folder.resolve("state"), "--trace", folder.resolve("demand.csv")),
                2,
                5)));
  }

  private static Reader trace(String name, int share, String text) {
    return new Reader(
        name,
        share,
        List.of(TRACE),
        folder -> Files.writeString(folder.resolve(TRACE), text),
        Refused.orRead(DemandReaders::readTrace));
  }

  private static void hourFolder(Path folder) throws Exception {
    String hour = "workload,requests_per_second,prompt_tokens\nchat,10,900\ntags,4.5,\n";
    Files.createDirectory(folder.resolve("demand"));
    Files.writeString(folder.resolve("demand/00.csv"), hour);
    Files.writeString(folder.resolve("demand/01.csv"), hour.replace("10", "12"));
  }

  private static String slices() {
    return """
    workload,trace,min_prompt_tokens,max_prompt_tokens,rate_factor
    chat,code,,1023,500
    tags,code,1024,4095,0.5
    """;
  }

  private static void readSlices(Path folder) throws Exception {
    Path file = folder.resolve("slices.csv");
    SliceFile.read(file, null, WORKLOADS);
    SliceFile.read(file, "code", WORKLOADS);
  }

  /** As {@code replay} does; the stretches are of a length that depends on the file. */
  private static void readTrace(Path folder) throws Exception {
    Path file = folder.resolve(TRACE);
    Duration every =
        Duration.ofMillis(1L << (Files.isRegularFile(file) ? Files.size(file) % 50 : 1));
    if (RequestTrace.isOne(file)) {
      var slices = List.of(new Slice("chat", 100, 1000, 1e9));
      check(new RequestTrace(slices, every).read(List.of(file)).hours());
    } else {
      check(DemandFiles.read(file, WORKLOADS));
    }
  }

  private static void check(List<HourLoad> hours) {
    assertThat(hours).isNotEmpty();
    for (HourLoad hour : hours) {
      assertThat(hour.seconds()).isPositive().isFinite();
      hour.loads()
          .values()
          .forEach(load -> assertThat(load.requestsPerSecond()).isNotNegative().isFinite());
    }
  }
}
