package io.fleetfold.cli.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {

  @TempDir private Path folder;

  /** {@code printf abc | sha256sum}. */
  @Test
  void ofTheBytesOfAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "abc");
    assertThat(Sha256.of(file))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void deviceWithoutEndAndFolderAreNoFiles() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/zero")));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/zero"));
    assertThatThrownBy(() -> Sha256.of(link))
        .isInstanceOf(IOException.class)
        .hasMessage(link + " is not a plain file");
    assertThatThrownBy(() -> Sha256.of(folder)).hasMessage(folder + " is not a plain file");
    assertThatThrownBy(() -> Sha256.of(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
