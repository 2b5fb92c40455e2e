package io.fleetfold.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.solver.replay.HourLoad;
import io.fleetfold.solver.replay.Load;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTraceTest {

  private static final String HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens\n";
  private static final Slice ALL = Slice.all("chat");

  @TempDir private Path folder;

  private Path file(String text, Charset charset) throws IOException {
    return file("trace.csv", text.getBytes(charset));
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private List<HourLoad> read(String text, Slice... slices) throws Exception {
    return new RequestTrace(List.of(slices), Duration.ofMinutes(10))
        .read(List.of(file(text, StandardCharsets.UTF_8)))
        .hours();
  }

  private List<String> problems(String text) throws IOException {
    return problems(file(text, StandardCharsets.UTF_8));
  }

  private List<String> problems(Path... files) {
    return wrong(files).problems().stream()
        .map(problem -> problem.text().replace(folder + "/", ""))
        .toList();
  }

  private static InvalidInputException wrong(Path... files) {
    var wrong =
        catchThrowableOfType(
            InvalidInputException.class,
            () -> new RequestTrace(List.of(ALL), Duration.ofHours(1)).read(List.of(files)));
    assertThat(wrong).isNotNull();
    return wrong;
  }

  private static HourLoad hour(String name, double seconds, Load load) {
    return new HourLoad(name, seconds, Map.of("chat", load));
  }

  private static Load load(double requestsPerSecond, double promptTokens, double outputTokens) {
    return new Load(requestsPerSecond, promptTokens, outputTokens);
  }

  @Test
  void isCutIntoStretches_theLastForAsLongAsItLasts() throws Exception {
    assertThat(
            read(
                HEADER
                    + "2023-11-16 18:00:00.0000000,1000,10\n"
                    + "2023-11-16 18:05:00.0000000,3000,30\n"
                    + "2023-11-16 18:10:00.0000000,500,7\n"
                    + "2023-11-16 18:14:59,0,0\n"
                    + "2023-11-16 18:15:00.0000000,700,5\n",
                ALL))
        .containsExactly(
            hour("00:00", 600, load(2 / 600.0, 2000, 20)),
            hour("00:10", 300, load(3 / 300.0, 400, 4)));
  }

  @Test
  void idleStretchesCount() throws Exception {
    assertThat(
            read(
                HEADER
                    + "2023-11-16 18:00:00,10,1\n"
                    + "2023-11-16 18:30:00,10,1\n"
                    + "2023-11-16 18:35:00,30,3\n",
                ALL))
        .containsExactly(
            hour("00:00", 600, load(1 / 600.0, 10, 1)),
            hour("00:10", 600, new Load(0, null, null)),
            hour("00:20", 600, new Load(0, null, null)),
            hour("00:30", 300, load(2 / 300.0, 20, 2)));
  }

  /** 6 s are a hundredth of 10 minutes: what lasts less goes with the stretch before. */
  @ParameterizedTest
  @CsvSource({"18:10:00, 600, 1", "18:10:05.999, 605.999, 1", "18:10:06, 6, 2"})
  void shortTailIsNoStretchOfItsOwn(String last, double seconds, int stretches) throws Exception {
    List<HourLoad> hours =
        read(HEADER + "2023-11-16 18:00:00,10,1\n2023-11-16 " + last + ",30,3\n", ALL);
    assertThat(hours).hasSize(stretches);
    int count = stretches == 1 ? 2 : 1;
    assertThat(hours.getLast().seconds()).isEqualTo(seconds);
    assertThat(hours.getLast().loads().get("chat").requestsPerSecond()).isEqualTo(count / seconds);
  }

  @Test
  void slicesByPromptLength_bothBoundsIncluded() throws Exception {
    var small = new Slice("small", 0, 999, 10);
    var large = new Slice("large", 1000, 2000, 1);
    var none = new Slice("none", 5000, 9000, 1);
    String text =
        HEADER
            + "2023-11-16 18:00:00,999,1\n2023-11-16 18:01:00,1000,2\n"
            + "2023-11-16 18:01:40,2000,4\n";
    assertThat(read(text, small, large, none))
        .containsExactly(
            new HourLoad(
                "00:00",
                100,
                Map.of(
                    "small", load(10 / 100.0, 999, 1),
                    "large", load(2 / 100.0, 1500, 3),
                    "none", new Load(0, null, null))));
  }

  @Test
  void requestsNeedNotBeInOrder_andTimesMaySayTheirZone() throws Exception {
    assertThat(
            read(
                HEADER
                    + "2024-05-10 00:01:40.5+00:00,30,3\n"
                    + "2024-05-10 02:00:00.5+02:00,10,1\n"
                    + "2024-05-09T19:00:10.5-05:00,20,2\n",
                ALL))
        .containsExactly(hour("00:00", 100, load(3 / 100.0, 20, 2)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2024-05-10 00:00:00+00:00| 2024-05-10 02:00:00      | a time with an offset, as that of FILE:2
          2024-05-10 00:00:00      | 2024-05-10 00:30:00-05:00| a time without offset, as that of FILE:2
          2024-05-10 00:00:00      | 2024-05-10 00:30:00Z     | a time without offset, as that of FILE:2
          """)
  void timesWithAndWithoutOffsetAreNotMixed(String first, String second, String problem)
      throws Exception {
    assertThat(problems(HEADER + first + ",1,1\n" + second + ",1,1\n" + first + ",2,2\n"))
        .singleElement()
        .asString()
        .startsWith(
            "trace.csv:3:1: \"" + second + "\" is not " + problem.replace("FILE", "trace.csv"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void lineEndsOfAnySystem_commentsAndByteOrderMark(String end) throws Exception {
    String text =
        "\uFEFF# a trace\n#\n"
            + HEADER
            + "\n2023-11-16 18:00:00,1,1\n , ,\n2023-11-16 18:00:10,1,1\n# end";
    assertThat(read(text.replace("\n", end), ALL)).hasSize(1);
    assertThat(problems((HEADER + "2023-11-16 18:00:00,1,1\nx,1,1\n").replace("\n", end)))
        .singleElement()
        .asString()
        .startsWith("trace.csv:3:1: \"x\" is not");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          yesterday,1,1          | trace.csv:3:1: "yesterday" is not a time such as 2023-11-16
          2023-13-16 18:00:00,1,1| trace.csv:3:1: "2023-13-16 18:00:00" is not a time
          2023-02-29 18:00:00,1,1| trace.csv:3:1: "2023-02-29 18:00:00" is not a time
          2023-11-16 24:00:00,1,1| trace.csv:3:1: "2023-11-16 24:00:00" is not a time
          2023-11-16 18:00:0,1,1 | trace.csv:3:1: "2023-11-16 18:00:0" is not a time
          2023-11-16 18:00:00+19:00,1,1| trace.csv:3:1: "2023-11-16 18:00:00+19:00" is not a time
          0001-01-01 00:00:00,1,1| trace.csv:3:1: "0001-01-01 00:00:00" is not a time
          9999-12-31 23:59:59,1,1| trace.csv:3:1: "9999-12-31 23:59:59" is not a time
          2199-12-31 23:59:59,1,1| trace.csv:3:1: "2199-12-31 23:59:59" is not near the times before it
          1970-01-01 00:00:00,1,1| trace.csv:3:1: "1970-01-01 00:00:00" is not near the times before it
          #N/A,1,1               | trace.csv:3:1: "#N/A" is not a time
          1700158546,1,1         | trace.csv:3:1: "1700158546" is not a time
          ,1,1                   | trace.csv:3:1: TIMESTAMP is empty; it must be
          2023-11-16 18:00:01,,1 | trace.csv:3:2: ContextTokens is empty; it must be
          2023-11-16 18:00:01,-1,1| trace.csv:3:2: "-1" is not
          2023-11-16 18:00:01,NaN,1| trace.csv:3:2: "NaN" is not
          2023-11-16 18:00:01,10000001,1| trace.csv:3:2: "10000001" is not
          2023-11-16 18:00:01,1,ten| trace.csv:3:3: "ten" is not
          2023-11-16 18:00:01,1  | trace.csv:3:3: the row ends after 2 of 3 cells.
          2023-11-16 18:00:01,1,2,3| trace.csv:3:4: "3" is not under any column: the row has 4 cells
          2023-11-16 18:00:01,"1,2| trace.csv:3:2: a quote of this line has no end
          2023-11-16 18:00:01,"1"2,2| trace.csv:3:3: a quote of this line has no end, or text after
          """)
  void everyKindOfBadCellIsNamed(String row, String problem) throws Exception {
    assertThat(problems(HEADER + "2023-11-16 18:00:00,1,1\n" + row + "\n"))
        .singleElement()
        .asString()
        .startsWith(problem);
  }

  @Test
  void cellsMayBeQuoted_otherColumnsAreIgnored() throws Exception {
    assertThat(
            read(
                """
                "NumImages", "TIMESTAMP" ,ContextTokens,GeneratedTokens
                "a ""b"", c","2023-11-16 18:00:00","10",1.5
                ,2023-11-16 18:01:40, 30 ,4.5
                """,
                ALL))
        .containsExactly(hour("00:00", 100, load(2 / 100.0, 20, 3)));
  }

  @Test
  void problemsBeyondAThousandAreOnlyCounted() throws Exception {
    Path file = file(HEADER + "x,1,1\n".repeat(3000), StandardCharsets.UTF_8);
    assertThat(wrong(file).problems()).hasSize(1000);
    assertThat(wrong(file).count()).isEqualTo(3000);
    assertThat(wrong(file).report())
        .endsWith(
            "3000 problems in 1 file, the first 1000 of each file listed; nothing was solved.");
  }

  @Test
  void traceThatTakesNoTime() throws Exception {
    String two = "trace.csv:1:1: a trace has at least two requests, at different times.";
    assertThat(problems(HEADER)).containsExactly(two);
    assertThat(problems(HEADER + "2023-11-16 18:00:00,1,1\n")).containsExactly(two);
    assertThat(problems(HEADER + "2023-11-16 18:00:00,1,1\n2023-11-16 18:00:00,1,1\n"))
        .containsExactly(two);
    assertThat(problems("")).singleElement().asString().contains("the file is empty");
  }

  /** Two requests in a nanosecond: what that is worth, others say. */
  @Test
  void nanosecondsAreTold() throws Exception {
    assertThat(
            read(
                HEADER + "2023-01-01 00:00:00,100,10\n2023-01-01 00:00:00.0000000019,100,10\n",
                ALL))
        .containsExactly(hour("00:00", 1e-9, load(2 / 1e-9, 100, 10)));
  }

  @Test
  void missingColumnAndOtherEncodingAreSaidSo() throws Exception {
    assertThat(problems("TIMESTAMP,ContextTokens\n2023-11-16 18:00:00,1\n"))
        .containsExactly("trace.csv:1:1: the column GeneratedTokens is missing.");
    assertThat(problems("when,ContextTokens,GeneratedTokens\n2023-11-16 18:00:00,1,1\n"))
        .containsExactly("trace.csv:1:1: the column TIMESTAMP is missing.");
    assertThat(problems(file(HEADER, StandardCharsets.UTF_16)))
        .containsExactly("trace.csv:1:1: the file is UTF-16; save it as UTF-8.");
  }

  @Test
  void isToldByItsHeader() throws Exception {
    assertThat(RequestTrace.isOne(file("# TIMESTAMP\n\nhour,workload\n", StandardCharsets.UTF_8)))
        .isFalse();
    assertThat(RequestTrace.isOne(file("# of 2023\n\n" + HEADER, StandardCharsets.UTF_8))).isTrue();
    assertThat(RequestTrace.isOne(file("", StandardCharsets.UTF_8))).isFalse();
    assertThat(RequestTrace.isOne(file("h\u00e4,\n", StandardCharsets.ISO_8859_1))).isFalse();
    assertThat(RequestTrace.isOne(folder)).isFalse();
  }

  /** As in the release of 2023: seconds, and failures without response tokens. */
  @Test
  void burstGpt_failuresAreLeftOutAndCounted() throws Exception {
    String text =
        """
        Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type
        5,ChatGPT,472,18,490,Conversation log
        45.0,ChatGPT,1087,230,1317,Conversation log
        99,GPT-4,500,0,500,API log
        105.000,GPT-4,417,276,693,Conversation log
        """;
    RequestTrace.Requests requests =
        new RequestTrace(List.of(ALL), Duration.ofHours(1))
            .read(List.of(file(text, StandardCharsets.UTF_8)));
    assertThat(requests.count()).isEqualTo(4);
    assertThat(requests.failed()).isEqualTo(1);
    // (472 + 1087 + 417) / 3 and (18 + 230 + 276) / 3
    assertThat(requests.hours())
        .containsExactly(hour("00:00", 100, load(3 / 100.0, 1976 / 3.0, 524 / 3.0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1e3", "NaN", "", ".5", "5.", "99999999999", "2023-11-16 18:00:00"})
  void burstGpt_timesAreSeconds(String time) throws Exception {
    String header = "Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type\n";
    assertThat(problems(header + "1,m,1,1,2,API log\n" + time + ",m,1,1,2,API log\n"))
        .singleElement()
        .asString()
        .startsWith("trace.csv:3:1: ")
        .contains("a plain number of seconds from 0 to 7000000000");
  }

  @Test
  void mooncake_jsonLinesInMilliseconds() throws Exception {
    String text =
        """
        {"timestamp": 0, "input_length": 6758, "output_length": 500, "hash_ids": [0, 1, 2]}
        {"timestamp": 500.5, "input_length": 7322, "output_length": 490, "hash_ids": []}

        {"hash_ids": [7], "output_length": 510, "input_length": 7020, "timestamp": 100000}
        """;
    assertThat(read(text, ALL))
        .containsExactly(hour("00:00", 100, load(3 / 100.0, 21100 / 3.0, 500)));
    assertThat(read("timestamp_ms,input_length,output_length\n0,1,2\n100000,3,4\n", ALL))
        .containsExactly(hour("00:00", 100, load(2 / 100.0, 2, 3)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"timestamp\": -1, \"input_length\": 1, \"output_length\": 1}",
        "{\"timestamp\": NaN, \"input_length\": 1, \"output_length\": 1}",
        "{\"timestamp\": 1e300, \"input_length\": 1, \"output_length\": 1}",
        "{\"timestamp\": \"1\", \"input_length\": 1, \"output_length\": 1}",
        "{\"timestamp\": [1], \"input_length\": 1, \"output_length\": 1}",
        "{\"timestamp\": 1, \"timestamp\": 1, \"input_length\": 1, \"output_length\": 1}",
        "{\"timestamp\": 1, \"input_length\": -1, \"output_length\": 1}",
        "{\"timestamp\": 1, \"input_length\": 1e999999999, \"output_length\": 1}",
        "{\"timestamp\": 1, \"input_length\": 1}",
        "{\"timestamp\": 1, \"input_length\": 1",
        "{\"timestamp\": 1, \"input_length\": 1, \"output_length\": 1} x",
        "{\"timestamp\": 1, \"input_length\": 1, \"output_length\": 1},",
        "[1, 2, 3]",
        "3",
        "x",
      })
  void mooncake_badLineIsOneProblem(String line) throws Exception {
    String sound = "{\"timestamp\": 0, \"input_length\": 1, \"output_length\": 1}\n";
    assertThat(problems(sound + line + "\n")).singleElement().asString().startsWith("trace.csv:2:");
  }

  /** A thousand levels are the most that are read, and a thousand digits of a number. */
  @Test
  void mooncake_rowThatIsTooDeepIsOneProblem() throws Exception {
    String sound = "{\"timestamp\": 0, \"input_length\": 1, \"output_length\": 1}\n";
    String deep = "{\"timestamp\": 9, \"hash_ids\": " + "[".repeat(1001) + "]".repeat(1001) + "}";
    String tooMuch =
        "trace.csv:2:1: this is no object of JSON on one line: it is too deep, or a number or name"
            + " in it is too long.";
    assertThat(problems(sound + deep + "\n")).containsExactly(tooMuch);
    String digits = "{\"timestamp\": " + "9".repeat(1001) + "}";
    assertThat(problems(sound + digits + "\n")).containsExactly(tooMuch);
  }

  @Test
  void filesInARow_ofOneClock() throws Exception {
    Path first =
        file("a.csv", (HEADER + "2023-11-16 18:01:40,1,1\n").getBytes(StandardCharsets.UTF_8));
    Path second =
        file("b.csv", (HEADER + "2023-11-16 18:00:00,3,3\n").getBytes(StandardCharsets.UTF_8));
    assertThat(
            new RequestTrace(List.of(ALL), Duration.ofHours(1))
                .read(List.of(first, second))
                .hours())
        .containsExactly(hour("00:00", 100, load(2 / 100.0, 2, 2)));
    Path third =
        file(
            "c.csv",
            "timestamp_ms,input_length,output_length\n0,1,2\n".getBytes(StandardCharsets.UTF_8));
    assertThat(problems(first, third))
        .containsExactly(
            "c.csv:1:1: the times of the files before it are of another kind; replay them one by"
                + " one.");
  }

  @Test
  void folderIsNoTrace() {
    assertThat(problems(folder))
        .singleElement()
        .asString()
        .endsWith("is a folder, and must be a file.");
  }

  @Test
  void namesOfStretchesAreAsFineAsTheStretches() {
    long second = 1_000_000_000;
    assertThat(ElapsedTime.text(26 * 3600 * second, 3600 * second)).isEqualTo("26:00");
    assertThat(ElapsedTime.text(90 * second, 30 * second)).isEqualTo("00:01:30");
    assertThat(ElapsedTime.text(2500 * (second / 1000), second / 2)).isEqualTo("00:00:02.500");
    assertThat(ElapsedTime.text(200 * 3600 * second, 60 * second)).isEqualTo("200:00");
  }

  /** The longest duration that may be typed, and the shortest: 3 stretches of 1 ms, 1 of ages. */
  @Test
  void stretchesOfAnyLength() throws Exception {
    Path file =
        file(
            HEADER + "2023-11-16 18:00:00,1,1\n2023-11-16 18:00:00.0025,1,1\n",
            StandardCharsets.UTF_8);
    assertThat(new RequestTrace(List.of(ALL), Duration.ofMillis(1)).read(List.of(file)).hours())
        .extracting(HourLoad::hour)
        .containsExactly("00:00:00.000", "00:00:00.001", "00:00:00.002");
    assertThat(
            new RequestTrace(List.of(ALL), Duration.ofDays(999_999_999))
                .read(List.of(file))
                .hours())
        .hasSize(1);
  }
}
