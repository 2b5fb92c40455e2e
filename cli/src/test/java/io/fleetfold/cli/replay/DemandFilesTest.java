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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemandFilesTest {

  private static final Set<String> KNOWN = new LinkedHashSet<>(List.of("chat", "tags"));
  private static final String HEADER = "hour,workload,requests_per_second,prompt_tokens\n";

  @TempDir private Path folder;

  private Path file(String name, String text, Charset charset) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(charset));
  }

  private List<HourLoad> read(String text) throws Exception {
    return DemandFiles.read(file("day.csv", text, StandardCharsets.UTF_8), KNOWN);
  }

  /** What is wrong, without the path of the file. */
  private List<String> problems(Path demand) {
    var wrong =
        catchThrowableOfType(InvalidInputException.class, () -> DemandFiles.read(demand, KNOWN));
    assertThat(wrong).isNotNull();
    return wrong.problems().stream()
        .map(problem -> problem.text().replace(folder + "/", ""))
        .toList();
  }

  private List<String> problems(String text) throws IOException {
    return problems(file("day.csv", text, StandardCharsets.UTF_8));
  }

  @Test
  void hoursComeInTheOrderOfTheFile_othersThanTheListedAsPlanned() throws Exception {
    assertThat(read(HEADER + "b,chat,1.5,\nb,tags,0,300\na,chat,2,\n"))
        .containsExactly(
            hour("b", Map.of("chat", new Load(1.5, null, null), "tags", load(0, 300))),
            hour("a", Map.of("chat", new Load(2, null, null))));
  }

  private static HourLoad hour(String name, Map<String, Load> loads) {
    return new HourLoad(name, 3600, loads);
  }

  private static Load load(double requestsPerSecond, double promptTokens) {
    return new Load(requestsPerSecond, promptTokens, null);
  }

  @Test
  void otherColumnsAndCommentsAreIgnored_anyOrderWillDo() throws Exception {
    assertThat(
            read(
                """
                # measured
                note,output_tokens,requests_per_second,workload,hour
                "x, y",90,3,chat,00:00
                """))
        .containsExactly(hour("00:00", Map.of("chat", new Load(3, null, 90.0))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void lineEndsOfAnySystem(String end) throws Exception {
    String text = "\uFEFF" + HEADER + "a,chat,1,\nb,chat,2,\n";
    assertThat(read(text.replace("\n", end))).extracting(HourLoad::hour).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a,caht,1, | day.csv:2:2: "caht" is not a workload of the plan (chat, tags).
          a,,1,     | day.csv:2:2: workload is empty; it must be
          ,chat,1,  | day.csv:2:1: hour is empty; it must be
          a,chat,,  | day.csv:2:3: requests_per_second is empty; it must be
          a,chat,-1,| day.csv:2:3: "-1" is not
          a,chat,1e3,| day.csv:2:3: "1e3" is not
          a,chat,NaN,| day.csv:2:3: "NaN" is not
          a,chat,1,0| day.csv:2:4: "0" is not
          a,chat,1  | day.csv:2:4: the row ends after 3 of 4 cells.
          a,chat,1,2,3| day.csv:2:5: "3" is not under any column
          """)
  void everyKindOfBadCellIsNamed(String row, String problem) throws Exception {
    assertThat(problems(HEADER + row + "\n")).singleElement().asString().startsWith(problem);
  }

  @Test
  void allProblemsAreListedAtOnce() throws Exception {
    assertThat(problems(HEADER + "a,chat,x,\na,chat,1,\nb,bots,1,\na,chat,2,\n"))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("day.csv:2:3: \"x\" is not"),
            second -> assertThat(second).startsWith("day.csv:4:2: \"bots\" is not"),
            third ->
                assertThat(third)
                    .startsWith("day.csv:5:2: \"chat\" is not unique: this hour has the workload"));
  }

  @Test
  void fileWithoutHours() throws Exception {
    assertThat(problems(""))
        .containsExactly(
            "day.csv:1:1: the file is empty; it needs a header: hour,workload,"
                + "requests_per_second,prompt_tokens,output_tokens.");
    assertThat(problems(HEADER))
        .containsExactly(
            "day.csv:1:1: the file has a header and no row; at least one hour is needed.");
    assertThat(problems("hour,workload\na,chat\n"))
        .containsExactly("day.csv:1:1: the column requests_per_second is missing.");
    assertThat(problems(folder.resolve("none.csv")))
        .containsExactly("none.csv:1:1: there is no such file.");
  }

  @Test
  void otherEncodingsAreSaidSo() throws Exception {
    assertThat(problems(file("day.csv", HEADER + "a,chat,1,\n", StandardCharsets.UTF_16)))
        .containsExactly("day.csv:1:1: the file is UTF-16; save it as UTF-8.");
    assertThat(problems(file("day.csv", HEADER + "a,ch\u00e4t,1,\n", StandardCharsets.ISO_8859_1)))
        .singleElement()
        .asString()
        .startsWith("day.csv:2:2: ")
        .contains("UTF-8");
  }

  @Test
  void folderHasAnHourInEachFile_otherFilesLeftOut() throws Exception {
    String columns = "workload,model,requests_per_second\n";
    file("01.csv", columns + "chat,llama,2\n", StandardCharsets.UTF_8);
    file("00.csv", columns + "chat,llama,1\ntags,llama,4\n", StandardCharsets.UTF_8);
    file("README.md", "notes", StandardCharsets.UTF_8);
    assertThat(DemandFiles.read(folder, KNOWN))
        .containsExactly(
            hour("00", Map.of("chat", new Load(1, null, null), "tags", new Load(4, null, null))),
            hour("01", Map.of("chat", new Load(2, null, null))));
  }

  private List<Double> lengths(String... hours) throws Exception {
    String text = HEADER + String.join(",chat,1,\n", hours) + ",chat,1,\n";
    return read(text).stream().map(hour -> hour.seconds() / 3600).toList();
  }

  private List<String> problemsOfHours(String... hours) throws IOException {
    return problems(HEADER + String.join(",chat,1,\n", hours) + ",chat,1,\n");
  }

  @Test
  void timesOfDayLastUntilTheNext_theLastLikeTheOthersOrUntilTheFirst() throws Exception {
    assertThat(lengths("00:00", "04:00", "08:00", "12:00", "16:00", "20:00"))
        .containsOnly(4.0)
        .hasSize(6);
    assertThat(lengths("08:00", "12:00", "18:00")).containsExactly(4.0, 6.0, 14.0);
    assertThat(lengths("18:00", "19:00", "20:00")).containsExactly(1.0, 1.0, 1.0);
    assertThat(lengths("22:00", "23:30", "00:00")).containsExactly(1.5, 0.5, 22.0);
    assertThat(lengths("00:00")).containsExactly(1.0);
    assertThat(lengths("peak", "night")).containsExactly(1.0, 1.0);
    assertThat(lengths("00:00", "24:00", "72:00")).containsExactly(24.0, 48.0, 48.0);
  }

  /** The clock of Berlin goes back from 3 to 2 on that day, which so has 25 hours. */
  @Test
  void hoursWithOffsetsAreAsLongAsTheyAre() throws Exception {
    assertThat(
            lengths(
                "2024-10-27 01:00:00+02:00",
                "2024-10-27 02:00:00+02:00",
                "2024-10-27 02:00:00+01:00",
                "2024-10-27 03:00:00+01:00"))
        .containsExactly(1.0, 1.0, 1.0, 1.0);
    assertThat(
            lengths("2024-03-31T01:00+01:00", "2024-03-31T03:00+02:00", "2024-03-31T06:00+02:00"))
        .containsExactly(1.0, 3.0, 3.0);
    assertThat(lengths("2024-05-01T03:00", "2024-05-01T00:00", "2024-05-01T01:00"))
        .containsExactly(2.0, 1.0, 2.0);
  }

  @Test
  void hoursOfUnknownLengthAreRefusedWithACure() throws Exception {
    assertThat(problemsOfHours("2024-10-27T02:00", "2024-10-27T02:00"))
        .singleElement()
        .asString()
        .startsWith("day.csv:3:2: \"chat\" is not unique: this hour has the workload already;")
        .endsWith("needs its offset, such as 2024-10-27T02:00+01:00.");
    assertThat(problemsOfHours("2024-10-27T02:00Z", "2024-10-27T03:00"))
        .singleElement()
        .asString()
        .startsWith("day.csv:3:1: \"2024-10-27T03:00\" is not a time with an offset as");
    assertThat(problemsOfHours("2024-10-27T02:00+02:00", "2024-10-27T00:00Z"))
        .singleElement()
        .asString()
        .startsWith("day.csv:3:1: \"2024-10-27T00:00Z\" is not another time than 2024-10-27T02:00");
    assertThat(problemsOfHours("08:00", "04:00", "12:00"))
        .singleElement()
        .asString()
        .startsWith("day.csv:4:1: \"12:00\" is not after 04:00 on one day; sort the hours");
    assertThat(problemsOfHours("08:00", "peak"))
        .singleElement()
        .asString()
        .startsWith("day.csv:3:1: \"peak\" is not a time like 08:00, so that nobody knows");
    assertThat(problemsOfHours("a b"))
        .singleElement()
        .asString()
        .startsWith("day.csv:2:1: \"a b\"");
  }

  @Test
  void otherFilesAreNamedForWhatTheyLookLike() throws Exception {
    assertThat(problems("version https://git-lfs.github.com/spec/v1\noid sha256:1\n"))
        .singleElement()
        .asString()
        .startsWith(
            "day.csv:1:1: this is a pointer of Git LFS; fetch the file itself; replay reads");
    assertThat(problems("PK\u0003\u0004....\n")).singleElement().asString().contains("zip archive");
    assertThat(problems("a;TIME\n1;2\n"))
        .singleElement()
        .asString()
        .startsWith(
            "day.csv:1:1: \"a;TIME\" is not a header that replay knows, separated by commas");
    assertThat(problems("{\"a\": 1}\n"))
        .singleElement()
        .asString()
        .contains("these are JSON lines");
  }

  @Test
  void problemsOfAllFilesOfAFolder() throws Exception {
    Path hours = Files.createDirectory(folder.resolve("hours"));
    assertThat(problems(hours))
        .containsExactly("hours:1:1: the folder has no CSV file; it needs one for each hour.");
    file("hours/00.csv", "workload,requests_per_second\nchat,1\nchat,2\n", StandardCharsets.UTF_8);
    file("hours/01.csv", "workload,requests_per_second\nchat,x\n", StandardCharsets.UTF_8);
    assertThat(problems(hours))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("hours/00.csv:3:1: \"chat\" is not unique"),
            second -> assertThat(second).startsWith("hours/01.csv:2:2: \"x\" is not"));
  }
}
