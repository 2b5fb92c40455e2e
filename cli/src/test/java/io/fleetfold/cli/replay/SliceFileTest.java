package io.fleetfold.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fleetfold.domain.csv.InvalidInputException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SliceFileTest {

  private static final Set<String> KNOWN = new LinkedHashSet<>(List.of("chat", "tags"));
  private static final String HEADER =
      "workload,trace,min_prompt_tokens,max_prompt_tokens,rate_factor\n";

  @TempDir private Path folder;

  private Path file(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("slices.csv"), text.getBytes(charset));
  }

  private List<Slice> read(String text, @Nullable String trace) throws Exception {
    return SliceFile.read(file(text, StandardCharsets.UTF_8), trace, KNOWN);
  }

  private List<String> problems(String text, @Nullable String trace) throws IOException {
    return problems(file(text, StandardCharsets.UTF_8), trace);
  }

  private List<String> problems(Path file, @Nullable String trace) {
    var wrong =
        catchThrowableOfType(InvalidInputException.class, () -> SliceFile.read(file, trace, KNOWN));
    assertThat(wrong).isNotNull();
    return wrong.problems().stream()
        .map(problem -> problem.text().replace(folder + "/", ""))
        .toList();
  }

  @Test
  void emptyCellsAreNoBoundsAndAFactorOfOne() throws Exception {
    assertThat(read(HEADER + "chat,,,,\ntags,,100,200,2.5\n", null))
        .containsExactly(
            new Slice("chat", 0, Double.POSITIVE_INFINITY, 1), new Slice("tags", 100, 200, 2.5));
    assertThat(read("workload\nchat\n", null))
        .containsExactly(new Slice("chat", 0, Double.POSITIVE_INFINITY, 1));
  }

  @Test
  void rowsOfOneTraceOnly_whoseOthersMayNameWorkloadsOfOtherPlans() throws Exception {
    String text = HEADER + "chat,code,,,\nbots,talk,,,\nchat,talk,7,,\n";
    assertThat(read(text, "code"))
        .containsExactly(new Slice("chat", 0, Double.POSITIVE_INFINITY, 1));
    assertThat(problems(text, "talk"))
        .singleElement()
        .asString()
        .startsWith("slices.csv:3:1: \"bots\" is not a workload of the plan (chat, tags).");
    assertThat(problems(text, "none"))
        .containsExactly("slices.csv:1:1: there is no slice of trace none.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void lineEndsOfAnySystem_commentsAndByteOrderMark(String end) throws Exception {
    String text = "\uFEFF# cut\n" + HEADER + "chat,,,,\ntags,,,,\n";
    assertThat(read(text.replace("\n", end), null)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          chta,,,,        | slices.csv:3:1: "chta" is not a workload of the plan (chat, tags).
          ,,1,2,          | slices.csv:3:1: workload is empty; it must be
          chat,,,,        | slices.csv:3:1: "chat" is not unique: there is a slice of this workload
          tags,,-1,,      | slices.csv:3:3: "-1" is not
          tags,,9,8,      | slices.csv:3:4: "8" is not at least min_prompt_tokens.
          tags,,,many,    | slices.csv:3:4: "many" is not
          tags,,,,1e3     | slices.csv:3:5: "1e3" is not
          tags,,,         | slices.csv:3:5: the row ends after 4 of 5 cells.
          """)
  void everyKindOfBadCellIsNamed(String row, String problem) throws Exception {
    assertThat(problems(HEADER + "chat,,,,\n" + row + "\n", null))
        .singleElement()
        .asString()
        .startsWith(problem);
  }

  /** Twelve workloads: ten are named. */
  @Test
  void messageNamesTenWorkloadsAtMost() throws Exception {
    Set<String> many = new LinkedHashSet<>();
    for (int i = 1; i <= 12; i++) {
      many.add("w" + i);
    }
    Path file = file(HEADER + "none,,,,\n", StandardCharsets.UTF_8);
    var wrong =
        catchThrowableOfType(InvalidInputException.class, () -> SliceFile.read(file, null, many));
    assertThat(wrong)
        .hasMessageContaining(
            "a workload of the plan (w1, w2, w3, w4, w5, w6, w7, w8, w9, w10 and 2 more).");
  }

  @Test
  void fileWithoutSlices() throws Exception {
    assertThat(problems("", null)).singleElement().asString().contains("the file is empty");
    assertThat(problems(HEADER, null)).containsExactly("slices.csv:1:1: there is no slice.");
    assertThat(problems("trace\ncode\n", null))
        .containsExactly("slices.csv:1:1: the column workload is missing.");
    assertThat(problems(file(HEADER, StandardCharsets.UTF_16), null))
        .containsExactly("slices.csv:1:1: the file is UTF-16; save it as UTF-8.");
  }
}
