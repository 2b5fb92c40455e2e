package io.fleetfold.cli.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A file as it is, or what a {@code .gz} holds, for as long as it is open. */
public final class Unpacked implements AutoCloseable {

  private final Path file;
  private final @Nullable Path folder;

  private Unpacked(Path file, @Nullable Path folder) {
    this.file = file;
    this.folder = folder;
  }

  /** Unpacks a file if it is packed. */
  public static Unpacked of(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (!name.endsWith(".gz") || !Files.isRegularFile(file)) {
      return new Unpacked(file, null);
    }
    Path folder = Files.createTempDirectory("fleetfold");
    Path plain = folder.resolve(name.substring(0, name.length() - 3));
    try (InputStream packed = new GZIPInputStream(Files.newInputStream(file))) {
      Files.copy(packed, plain);
    }
    return new Unpacked(plain, folder);
  }

  /** What to read. */
  public Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    if (folder != null) {
      Files.delete(file);
      Files.delete(folder);
    }
  }
}
