package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code replay}: the plan in force in the demand that came. */
class ReplayCommandTest {

  private static final String TRACE = "TIMESTAMP,ContextTokens,GeneratedTokens\n";
  private static final String SLICES = "workload,rate_factor\nchat,1\ntags,0\n";

  @TempDir private Path parent;
  private Path state;

  @BeforeEach
  void planOneNight() {
    state = parent.resolve("state");
    Path dataset = TestFleet.write(parent);
    ProgramRun.of("nightly", dataset, "--state", state, "--steps", 5, "--quiet");
  }

  private ProgramRun replay(String name, String text, Object... more) throws IOException {
    return replay(name, text.getBytes(StandardCharsets.UTF_8), more);
  }

  private ProgramRun replay(String name, byte[] bytes, Object... more) throws IOException {
    Path file = Files.write(parent.resolve(name), bytes);
    List<Object> arguments = new ArrayList<>(List.of("replay", state, "--trace", file));
    arguments.addAll(List.of(more));
    return ProgramRun.of(arguments.toArray());
  }

  private ProgramRun replayTrace(String rows) throws IOException {
    return replay("trace.csv", TRACE + rows, "--slices", slices(SLICES));
  }

  private Path slices(String text) throws IOException {
    return Files.writeString(parent.resolve("slices.csv"), text);
  }

  /** The cells of the row that begins with a word. */
  private static List<String> row(ProgramRun run, String hour) {
    return run.out()
        .lines()
        .filter(line -> line.startsWith("  " + hour + " "))
        .map(line -> Arrays.asList(line.strip().split(" {2,}")))
        .findFirst()
        .orElseThrow(() -> new AssertionError(run.out() + run.err()));
  }

  /** 1 request/s for 6 hours and 7 for 18 hours are 5.5 on average. */
  @Test
  void meanWeighsHoursByTheirLength() throws IOException {
    ProgramRun run =
        replay(
            "day.csv",
            """
            hour,workload,requests_per_second
            00:00,chat,1
            00:00,tags,0
            06:00,chat,7
            06:00,tags,0
            23:00,chat,7
            23:00,tags,0
            """);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(row(run, "06:00").get(1)).isEqualTo("7.00");
    assertThat(row(run, "mean").get(1)).isEqualTo("5.50");
  }

  /** 60 requests in the first hour, 6 in the 5 ms after it: 66 in 3600.005 s are 0.018 a second. */
  @Test
  void fewRequestsInTheLastMillisecondsAreNoHour() throws IOException {
    var rows = new StringBuilder();
    for (int minute = 0; minute < 60; minute++) {
      rows.append("2024-05-10 00:%02d:00,1000,200\n".formatted(minute));
    }
    for (int millis = 0; millis < 6; millis++) {
      rows.append("2024-05-10 01:00:00.00%d,1000,200\n".formatted(millis));
    }
    ProgramRun run = replayTrace(rows.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(row(run, "mean").get(1)).isEqualTo("0.018");
  }

  /** 2 requests, then nothing for two hours, then 4 in half an hour: 6 in 3.5 hours. */
  @Test
  void idleHoursAreRowsAndCount() throws IOException {
    ProgramRun run =
        replayTrace(
            """
            2024-05-10 00:00:00,1000,200
            2024-05-10 00:30:00,1000,200
            2024-05-10 03:00:00,1000,200
            2024-05-10 03:10:00,1000,200
            2024-05-10 03:20:00,1000,200
            2024-05-10 03:30:00,1000,200
            """);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(row(run, "01:00").subList(1, 4)).containsExactly("0.00", "0.00", "-");
    assertThat(row(run, "03:00").get(1)).isEqualTo("0.002");
    assertThat(run.err()).contains("6 requests, the first at 2024-05-10T00:00:00");
  }

  /** Half of what comes of chat is promised: of 1,000 requests/s the fleet cannot serve 500. */
  @Test
  void missedContractIsShownAndIsTheExitCode() throws IOException {
    ProgramRun run =
        replay("day.csv", "hour,workload,requests_per_second\nnoon,chat,1000\nnight,chat,1\n");
    assertThat(run.exitCode()).isEqualTo(ExitCode.DEGRADED);
    double served = Double.parseDouble(row(run, "noon").get(2)) - tagsServed(run);
    double missed = Double.parseDouble(row(run, "noon").getLast());
    assertThat(missed).isEqualTo(500 - served, within(0.2));
    assertThat(row(run, "night").getLast()).isEqualTo("-");
    assertThat(Double.parseDouble(row(run, "mean").getLast())).isEqualTo(missed / 2, within(0.1));
    assertThat(run.out())
        .contains(
            "contract MISSED: workload chat in 1 of 2 rows, most in noon, by "
                + row(run, "noon").getLast());
  }

  /** What is served beside the one request/s of chat at night. */
  private static double tagsServed(ProgramRun run) {
    return Double.parseDouble(row(run, "night").get(2)) - 1;
  }

  @Test
  void ratesBeyondTheRangeAreRefused() throws IOException {
    ProgramRun run =
        replay(
            "near.csv",
            TRACE + "2023-01-01 00:00:00,100,10\n2023-01-01 00:00:00.000000001,100,10\n",
            "--slices",
            slices("workload,rate_factor\nchat,1000000000\n"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(run.err())
        .contains(
            "near.csv:1:1: in hour 00:00, which lasts 0.000000001 s, workload chat gets 2.00e+18"
                + " requests/s, and the most is 100,000,000");
  }

  /** 1e8 requests/s of 1e7 tokens at 8 dollars a million are 2.9e13 dollars an hour. */
  @Test
  void earningsBeyondTheRangeAreRefused() throws IOException {
    ProgramRun run =
        replay(
            "day.csv",
            "hour,workload,requests_per_second,output_tokens\nnoon,chat,100000000,10000000\n");
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(run.err())
        .contains("workload chat would earn 2.88e+13 USD an hour, and the most is 1,000,000,000");
  }

  @Test
  void timesFarApartAndMixedZonesAreNamed() throws IOException {
    ProgramRun far = replayTrace("0001-01-01 00:00:00,100,10\n9999-12-31 23:59:59,100,10\n");
    assertThat(far.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(far.err()).contains("trace.csv:2:1: ", "trace.csv:3:1: ");
    ProgramRun mixed = replayTrace("2024-05-10 00:00:00Z,1,1\n2024-05-10 02:00:00,1,1\n");
    assertThat(mixed.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(mixed.err())
        .contains("trace.csv:3:1: \"2024-05-10 02:00:00\" is not a time with an");
  }

  @Test
  void packedTraceIsNamedAsItWasGiven() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(
          (TRACE + "2024-05-10 00:00:00,1,1\n2024-05-10 02:00:00,x,1\n")
              .getBytes(StandardCharsets.UTF_8));
    }
    ProgramRun run = replay("trace.csv.gz", bytes.toByteArray(), "--slices", slices(SLICES));
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(run.err()).startsWith(parent.resolve("trace.csv.gz") + ":3:2: \"x\" is not");
  }

  @Test
  void failedRequestsAndThoseInNoSliceAreSaid() throws IOException {
    ProgramRun run =
        replay(
            "burst.csv",
            """
            Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type
            5,ChatGPT,472,18,490,Conversation log
            45,ChatGPT,90,0,90,Conversation log
            60,ChatGPT,9000,10,9010,Conversation log
            118,GPT-4,417,276,693,API log
            """,
            "--slices",
            slices("workload,max_prompt_tokens\nchat,1000\n"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains(
            "4 requests",
            "1 of them left out, which failed",
            "1 of them left out, which no slice holds");
  }

  @Test
  void severalFilesAreTracesOnly() throws IOException {
    Path day = Files.writeString(parent.resolve("day.csv"), "hour,workload,requests_per_second\n");
    ProgramRun run =
        replay(
            "a.csv",
            TRACE + "2024-05-10 00:00:00,1,1\n",
            "--trace",
            day,
            "--slices",
            slices(SLICES));
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(run.err()).contains("day.csv:1:1: this is no trace");
  }
}
