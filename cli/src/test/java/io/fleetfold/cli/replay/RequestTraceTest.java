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
  private static final RequestTrace.Slice ALL =
      new RequestTrace.Slice("chat", 0, Double.POSITIVE_INFINITY, 1);

  @TempDir private Path folder;

  private Path file(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("trace.csv"), text.getBytes(charset));
  }

  private List<HourLoad> read(String text, RequestTrace.Slice... slices) throws Exception {
    return new RequestTrace(List.of(slices), Duration.ofMinutes(10))
        .read(file(text, StandardCharsets.UTF_8));
  }

  private List<String> problems(String text) throws IOException {
    return problems(file(text, StandardCharsets.UTF_8));
  }

  private List<String> problems(Path file) {
    var wrong =
        catchThrowableOfType(
            InvalidInputException.class,
            () -> new RequestTrace(List.of(ALL), Duration.ofHours(1)).read(file));
    assertThat(wrong).isNotNull();
    return wrong.problems().stream()
        .map(problem -> problem.text().replace(folder + "/", ""))
        .toList();
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
            new HourLoad("00:00", Map.of("chat", new Load(2 / 600.0, 2000.0, 20.0))),
            new HourLoad("00:10", Map.of("chat", new Load(3 / 300.0, 400.0, 4.0))));
  }

  @Test
  void slicesByPromptLength_bothBoundsIncluded() throws Exception {
    var small = new RequestTrace.Slice("small", 0, 999, 10);
    var large = new RequestTrace.Slice("large", 1000, 2000, 1);
    var none = new RequestTrace.Slice("none", 5000, 9000, 1);
    String text =
        HEADER
            + "2023-11-16 18:00:00,999,1\n2023-11-16 18:01:00,1000,2\n"
            + "2023-11-16 18:01:40,2000,4\n";
    assertThat(read(text, small, large, none))
        .containsExactly(
            new HourLoad(
                "00:00",
                Map.of(
                    "small", new Load(10 / 100.0, 999.0, 1.0),
                    "large", new Load(2 / 100.0, 1500.0, 3.0),
                    "none", new Load(0, null, null))));
  }

  @Test
  void requestsNeedNotBeInOrder_andTimesMaySayTheirZone() throws Exception {
    assertThat(
            read(
                HEADER
                    + "2024-05-10 00:01:40.5+00:00,30,3\n"
                    + "2024-05-10 02:00:00.5+02:00,10,1\n",
                ALL))
        .containsExactly(new HourLoad("00:00", Map.of("chat", new Load(2 / 100.0, 20.0, 2.0))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void lineEndsOfAnySystem_commentsAndByteOrderMark(String end) throws Exception {
    String text =
        "\uFEFF# a trace\n" + HEADER + "2023-11-16 18:00:00,1,1\n2023-11-16 18:00:10,1,1\n";
    assertThat(read(text.replace("\n", end), ALL)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          yesterday,1,1          | trace.csv:3:1: "yesterday" is not a time such as 2023-11-16
          2023-13-16 18:00:00,1,1| trace.csv:3:1: "2023-13-16 18:00:00" is not a time
          ,1,1                   | trace.csv:3:1: TIMESTAMP is empty; it must be
          2023-11-16 18:00:01,,1 | trace.csv:3:2: ContextTokens is empty; it must be
          2023-11-16 18:00:01,-1,1| trace.csv:3:2: "-1" is not
          2023-11-16 18:00:01,1,ten| trace.csv:3:3: "ten" is not
          2023-11-16 18:00:01,1  | trace.csv:3:3: the row ends after 2 of 3 cells.
          """)
  void everyKindOfBadCellIsNamed(String row, String problem) throws Exception {
    assertThat(problems(HEADER + "2023-11-16 18:00:00,1,1\n" + row + "\n"))
        .singleElement()
        .asString()
        .startsWith(problem);
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

  @Test
  void missingColumnAndOtherEncodingAreSaidSo() throws Exception {
    assertThat(problems("TIMESTAMP,ContextTokens\n2023-11-16 18:00:00,1\n"))
        .containsExactly("trace.csv:1:1: the column GeneratedTokens is missing.");
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
}
