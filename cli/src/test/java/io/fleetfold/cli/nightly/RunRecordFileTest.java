package io.fleetfold.cli.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleetfold.domain.facts.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever changes the record of a run by hand gets a sentence, whatever is in it. */
class RunRecordFileTest {

  private static final Instant AT = Instant.parse("2026-08-01T02:00:00Z");

  @TempDir private Path run;

  private final RunRecord record =
      new RunRecord(
          "0007",
          AT,
          new Verdict(Verdict.Kind.ACCEPTED, List.of()),
          new RunRecord.Basis(
              "../fleet", List.of(new InputFile("hosts.csv", "12ab")), "none", null, null, "34cd"),
          615.89,
          Map.of("chat", 12.5),
          Map.of("h1", new RunRecord.Change(3, AT)));

  @BeforeEach
  void write() throws IOException {
    RunRecordFile.write(record, run);
  }

  @Test
  void recordIsReadAsItWasWritten() throws IOException {
    assertThat(RunRecordFile.read(run)).isEqualTo(record);
  }

  @ParameterizedTest
  @CsvSource({
    "12.5, NaN",
    "12.5, \"NaN\"",
    "12.5, \"Infinity\"",
    "12.5, -1e300",
    "12.5, 1e999",
    "615.89, \"NaN\"",
    "2026-08-01, +1000000000-08-01",
    "2026-08-01, -0001-08-01",
    "../fleet, \\u0000",
    "accepted, perhaps"
  })
  void figuresThatNoRunHasAreRefused(String from, String to) throws IOException {
    Path file = run.resolve(RunRecord.FILE);
    String before = Files.readString(file);
    Files.writeString(file, before.replace(from, to));
    assertThat(file).content().isNotEqualTo(before);
    assertRefused();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "{", "{\"run\": {}}", "null", "{\"run\": \"0007\"}"})
  void otherFilesAreRefused(String text) throws IOException {
    Files.writeString(run.resolve(RunRecord.FILE), text);
    assertRefused();
  }

  private void assertRefused() {
    assertThatThrownBy(() -> RunRecordFile.read(run)).isInstanceOf(IOException.class);
  }
}
