package io.fleetfold.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleetfold.domain.csv.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Traces and demand that gzip has packed: unpacked on the way, nothing written anywhere. */
class PackedTraceTest {

  private static final String TRACE =
      """
      TIMESTAMP,ContextTokens,GeneratedTokens
      2023-11-16 18:00:00,10,1
      2023-11-16 18:01:40,30,3
      """;

  @TempDir private Path folder;

  private static byte[] packed(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private Path file(String name, byte[]... parts) throws IOException {
    Path file = folder.resolve(name);
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return Files.write(file, all.toByteArray());
  }

  private static RequestTrace.Requests read(Path file) throws InvalidInputException {
    return new RequestTrace(List.of(Slice.all("chat")), Duration.ofHours(1)).read(List.of(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trace.csv.gz", "trace.GZ", ".gz", "trace.csv", "trace"})
  void isToldByItsBytes_whateverItIsCalled(String name) throws Exception {
    Path file = file(name, packed(TRACE));
    assertThat(RequestTrace.isOne(file)).isTrue();
    assertThat(read(file).count()).isEqualTo(2);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void membersInARowAreOneFile() throws Exception {
    Path file = file("trace.gz", packed(TRACE), packed("2023-11-16 18:02:00,5,5\n"));
    assertThat(read(file).count()).isEqualTo(3);
  }

  @Test
  void demandMayBePacked() throws Exception {
    Path file = file("day.csv.gz", packed("hour,workload,requests_per_second\n00:00,chat,2\n"));
    assertThat(DemandFiles.read(file, Set.of("chat"))).hasSize(1);
    Path wrong = file("bad.csv.gz", packed("hour,workload,requests_per_second\n00:00,chat,x\n"));
    assertThatThrownBy(() -> DemandFiles.read(wrong, Set.of("chat")))
        .hasMessageStartingWith(wrong + ":2:3: \"x\" is not");
  }

  @Test
  void problemsAreNamedByTheFileThatWasGiven() throws Exception {
    Path file = file("trace.csv.gz", packed(TRACE + "2023-11-16 18:00:00,x,1\n"));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(file + ":4:2: \"x\" is not");
  }

  @Test
  void fileThatIsNotWholeIsAProblemOfTheInput() throws Exception {
    byte[] whole = packed(TRACE + "2023-11-16 18:02:00,5,5\n".repeat(100));
    Path half = file("half.gz", Arrays.copyOf(whole, whole.length - 9));
    assertThatThrownBy(() -> read(half))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("the file cannot be unpacked: ")
        .hasMessageContaining("; nothing from here on was read.");
    Path head = file("head.gz", Arrays.copyOf(whole, 5));
    assertThatThrownBy(() -> read(head))
        .hasMessageContaining("head.gz:1:1: the file cannot be unpacked: ");
    Path none = file("none.gz", "not packed at all".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> RequestTrace.isOne(none))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("none.gz:1:1: the file cannot be unpacked: it is not in gzip format");
    Path twice = file("twice.gz", packed(new String(packed(TRACE), StandardCharsets.ISO_8859_1)));
    assertThatThrownBy(() -> read(twice)).isInstanceOf(InvalidInputException.class);
  }

  /** A thousand to one: the limit stops it before the end, and a line without end at a megabyte. */
  @Test
  void bombEndsAtTheLimit() throws Exception {
    Path bomb = file("bomb.gz", packed("\n".repeat(1_000_000)));
    assertThatThrownBy(() -> PackedFile.open(bomb, 999_999).readAllBytes())
        .isInstanceOf(IOException.class)
        .hasMessage("the file holds more than 999,999 bytes");
    assertThat(PackedFile.open(bomb, 1_000_000).readAllBytes()).hasSize(1_000_000);
    Path zeros = file("zeros.gz", packed("\0".repeat(3_000_000)));
    assertThatThrownBy(() -> RequestTrace.isOne(zeros))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("zeros.gz:1:1: a line is longer than 1048576 bytes");
    Path late = file("late.gz", packed(TRACE + "x".repeat(3_000_000)));
    assertThatThrownBy(() -> read(late))
        .hasMessageContaining("late.gz:4:1: a line is longer than 1048576 bytes");
    Path demand = file("demand.gz", packed("hour,workload\n" + "\n".repeat(70_000_000)));
    assertThatThrownBy(() -> DemandFiles.read(demand, Set.of("chat")))
        .hasMessageContaining("demand.gz:1:1: the file holds more than 64,000,000 bytes");
  }

  /** Lines of all lengths around the size of the buffer keep their places. */
  @Test
  void linesAreReadAcrossTheBuffer() throws Exception {
    var text = new StringBuilder("TIMESTAMP,ContextTokens,GeneratedTokens,note\r\n");
    for (int i = 0; i < 60; i++) {
      text.append("2023-11-16 18:00:%02d,%d,1,%s\r\n".formatted(i, i, "n".repeat(i * 4001)));
    }
    Path file = file("long.csv", text.toString().getBytes(StandardCharsets.UTF_8));
    RequestTrace.Requests requests = read(file);
    assertThat(requests.count()).isEqualTo(60);
    // The mean of 0 to 59.
    assertThat(requests.hours().getFirst().loads().get("chat").promptTokens()).isEqualTo(29.5);
  }
}
