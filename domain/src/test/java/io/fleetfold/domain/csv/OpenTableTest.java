package io.fleetfold.domain.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenTableTest {

  @TempDir private Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("points.csv"), bytes);
  }

  private Path file(String text) throws IOException {
    return file(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> problems(Path file) {
    var refusal = catchThrowableOfType(InvalidInputException.class, () -> OpenTable.read(file));
    assertThat(refusal).isNotNull();
    return refusal.problems().stream()
        .map(problem -> problem.text().replace(folder + "/", ""))
        .toList();
  }

  @Test
  void columnsAreThoseOfTheHeader_andCellsAreText() throws Exception {
    OpenTable table =
        OpenTable.read(file("\uFEFF# two points\nid,what\n\n7, \"a, b\"\n,\n\"x\ny\",z\n"));
    assertThat(table.columns()).containsExactly("id", "what");
    assertThat(table.rows())
        .containsExactly(Map.of("id", "7", "what", "a, b"), Map.of("id", "x\ny", "what", "z"));
  }

  @Test
  void headerAlone_isATableWithoutRows() throws Exception {
    assertThat(OpenTable.read(file("id,what\n")).rows()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a,b,a~1,2,3   | 1:3: "a" is not unique: cell 1 of the header has it already.
          a,,b~1,2,3    | 1:2: the header names no column here.
          a,b~1         | 2:2: the row has 1 cells, the header 2.
          a,b~1,2,3     | 2:3: the row has 3 cells, the header 2.
          a,b~"1,2      | 2:1: the quote that opens here is never closed; nothing from here on was read.
          a,b~#N/A,2    | 2:1: "#N/A" is not a value: a spreadsheet writes it where a formula has failed.
          #             | 1:1: the file is empty; it needs a header.
          """)
  void everyKindOfWrongLineIsNamed(String text, String problem) throws Exception {
    assertThat(problems(file(text.replace('~', '\n') + "\n")))
        .containsExactly("points.csv:" + problem);
  }

  @Test
  void everyProblemIsSaidAtOnce() throws Exception {
    assertThat(problems(file("a,a\n1\n1,2\n1,2,3\n")))
        .containsExactly(
            "points.csv:1:2: \"a\" is not unique: cell 1 of the header has it already.",
            "points.csv:2:2: the row has 1 cells, the header 2.",
            "points.csv:4:3: the row has 3 cells, the header 2.");
  }

  @Test
  void whatStandsInTheFileIsEscaped() throws Exception {
    assertThat(problems(file("\u001b[31m,\u001b[31m\n")))
        .containsExactly(
            "points.csv:1:2: \"\\u001b[31m\" is not unique: cell 1 of the header has it already.");
  }

  @Test
  void bytesAndCellsThatAreNone() throws Exception {
    assertThat(problems(file("a,b\n1,é\n".getBytes(StandardCharsets.ISO_8859_1))))
        .containsExactly("points.csv:2:2: byte 3 of the line, 0xE9, is not UTF-8.");
    assertThat(problems(file("a\n1\n".getBytes(StandardCharsets.UTF_16))))
        .containsExactly("points.csv:1:1: the file is UTF-16; save it as UTF-8.");
    OpenTable.read(file("a\n" + "x".repeat(10_000) + "\n"));
    assertThat(problems(file("a\n" + "x".repeat(10_001) + "\n")))
        .singleElement()
        .asString()
        .endsWith("(10001 characters)\" is not short enough: a cell may have 10000 characters.");
  }

  /** A device has no end: reading all of it first took all memory. */
  @Test
  void deviceInPlaceOfTheFile() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/zero")));
    Path link = Files.createSymbolicLink(folder.resolve("points.csv"), Path.of("/dev/zero"));
    assertThatThrownBy(() -> OpenTable.read(link))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("points.csv:1:1: this is a device or pipe, and must be a file.");
    Path none = folder.resolve("none.csv");
    assertThat(problems(none)).containsExactly("none.csv:1:1: there is no such file.");
  }
}
