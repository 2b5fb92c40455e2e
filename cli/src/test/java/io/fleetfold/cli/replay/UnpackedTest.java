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
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedTest {

  @TempDir private Path folder;

  private static byte[] packed(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void packedFileIsThereUnpackedUntilClosed() throws Exception {
    Path file = Files.write(folder.resolve("trace.csv.gz"), packed("TIMESTAMP\n"));
    Path plain;
    try (var unpacked = Unpacked.of(file)) {
      plain = unpacked.file();
      assertThat(plain).hasFileName("trace.csv").hasContent("TIMESTAMP\n");
    }
    assertThat(plain).doesNotExist();
    assertThat(plain.getParent()).doesNotExist();
  }

  @Test
  void otherFilesAreLeftAsTheyAre() throws Exception {
    Path file = Files.writeString(folder.resolve("day.csv"), "hour\n");
    try (var unpacked = Unpacked.of(file)) {
      assertThat(unpacked.file()).isEqualTo(file);
    }
    assertThat(file).hasContent("hour\n");
  }

  @Test
  void fileThatIsNotWholeIsAProblemOfTheInput() throws Exception {
    byte[] whole = packed("TIMESTAMP,ContextTokens,GeneratedTokens\n".repeat(100));
    Path half = Files.write(folder.resolve("half.gz"), Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> Unpacked.of(half))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("half.gz:1:1: the file cannot be unpacked: ");
    Path none = Files.writeString(folder.resolve("none.gz"), "not packed at all");
    assertThatThrownBy(() -> Unpacked.of(none))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("none.gz:1:1: the file cannot be unpacked: ");
  }
}
