package io.fleetfold.cli.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.facts.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunRecordFileTest {

  private static final RunRecord RECORD =
      new RunRecord(
          "0007",
          Instant.parse("2026-11-27T02:00:00Z"),
          new Verdict(Verdict.Kind.REFUSED, List.of("too many moves")),
          new RunRecord.Basis(
              "../fleet",
              List.of(new InputFile("hosts.csv", "ab".repeat(32))),
              "headroom 1.2",
              "0006",
              null,
              "cd".repeat(32)),
          615.89,
          Map.of("chat", 10.5),
          Map.of("h1", new RunRecord.Change(6, Instant.parse("2026-11-26T02:00:00Z"))));

  @TempDir private Path folder;
  private String text;

  @BeforeEach
  void write() throws IOException {
    RunRecordFile.write(RECORD, folder);
    text = Files.readString(folder.resolve("run.json"));
  }

  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    assertThat(RunRecordFile.read(folder)).isEqualTo(RECORD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          615.89  | NaN     | :15:29: what stands here is not JSON
          615.89  | 1e999   | :15:26: "1e999" is not a number from -1000000000000 to 1000000000000
          615.89  | "615"   | :15:26: "615" is not a number from
          615.89  | null    | :15:26: margin_usd_per_hour must be a number from
          10.5    | -1e300  | "-1e300" is not a number from 0 to 1000000000
          10.5    | Infinity | what stands here is not JSON
          10.5    | 1e10    | "1e10" is not a number from 0 to 1000000000
          2026-11-26T02 | +1000000000-11-26T02 | is not a time from 1970 to 9999
          2026-11-26T02 | 2026-13-26T02 | :32:13: "2026-13-26T02:00:00Z" is not a time from 1970 to 9999
          2026-11-26T02 | 0001-11-26T02 | is not a time from 1970 to 9999
          ../fleet | a\\u0000b | "a\\u0000b" is not the name of a file or folder
          "0007"  | 7       | "7" is not the number of a run such as "0007"
          "0007"  | "7"     | "7" is not the number of a run such as "0007"
          abab    | ABAB    | is not a SHA-256 of 64 hexadecimal digits
          refused | allowed | "allowed" is not accepted, proposed or refused
          "run": 6 | "run": 6.5 | "6.5" is not a whole number from 0 to 999999999
          "run": 6 | "run": -6 | "-6" is not a whole number from 0 to 999999999
          """)
  void valueThatIsNone(String from, String to, String problem) throws IOException {
    assertThat(text).contains(from);
    Files.writeString(folder.resolve("run.json"), text.replaceFirst(quoted(from), quotedNew(to)));
    assertThatThrownBy(() -> RunRecordFile.read(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("run.json:")
        .hasMessageContaining(problem);
  }

  private static String quoted(String text) {
    return Pattern.quote(text);
  }

  private static String quotedNew(String text) {
    return Matcher.quoteReplacement(text);
  }

  @Test
  void everyProblemIsSaidAtOnce() throws IOException {
    Files.writeString(folder.resolve("run.json"), "{\"run\": 7, \"inputs\": [3]}");
    assertThatThrownBy(() -> RunRecordFile.read(folder))
        .hasMessageContaining("run.json:1:9: \"7\" is not the number of a run")
        .hasMessageContaining("run.json:1:23: an item of inputs must be an object")
        .hasMessageContaining("run.json:1:1: planned_for must be an array of objects")
        .hasMessageContaining("run.json:1:1: at must be a time");
  }

  @Test
  void missingFileAndFolderInItsPlace() throws IOException {
    Files.delete(folder.resolve("run.json"));
    assertThatThrownBy(() -> RunRecordFile.read(folder)).hasMessageContaining("no such file");
    Files.createDirectory(folder.resolve("run.json"));
    assertThatThrownBy(() -> RunRecordFile.read(folder)).hasMessageContaining("is a folder");
  }
}
