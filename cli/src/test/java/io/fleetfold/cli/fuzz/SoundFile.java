package io.fleetfold.cli.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What stands in a place of a folder: the bytes of a file, or a link to something else. */
final class SoundFile {

  private final byte[] bytes;
  private final boolean link;

  private SoundFile(byte[] bytes, boolean link) {
    this.bytes = bytes;
    this.link = link;
  }

  static SoundFile of(Path file) throws IOException {
    return Files.isSymbolicLink(file)
        ? new SoundFile(target(file).getBytes(StandardCharsets.UTF_8), true)
        : new SoundFile(Files.readAllBytes(file), false);
  }

  private static String target(Path link) throws IOException {
    return Files.readSymbolicLink(link).toString();
  }

  /** The bytes, of a link those of its target's name. */
  byte[] bytes() {
    return bytes;
  }

  boolean isLink() {
    return link;
  }

  void write(Path file) throws IOException {
    if (link) {
      Files.createSymbolicLink(file, Path.of(new String(bytes, StandardCharsets.UTF_8)));
    } else {
      Files.write(file, bytes);
    }
  }

  /** Whether it stands there still, by its kind and size. */
  boolean standsIn(Path file) throws IOException {
    if (link || Files.isSymbolicLink(file)) {
      return link
          && Files.isSymbolicLink(file)
          && target(file).equals(new String(bytes, StandardCharsets.UTF_8));
    }
    return Files.isRegularFile(file) && Files.size(file) == bytes.length;
  }
}
