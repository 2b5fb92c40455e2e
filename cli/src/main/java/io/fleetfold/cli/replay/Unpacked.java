package io.fleetfold.cli.replay;

import io.fleetfold.domain.csv.InvalidInputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A file as it is, or what a {@code .gz} holds, for as long as it is open. */
public final class Unpacked implements AutoCloseable {

  private final Path file;
  private final @Nullable Path folder;

  private Unpacked(Path file, @Nullable Path folder) {
    this.file = file;
    this.folder = folder;
  }

  /** Unpacks a file if it is packed; one that is not whole is a problem of the input. */
  public static Unpacked of(Path file) throws IOException, InvalidInputException {
    String name = String.valueOf(file.getFileName());
    if (!name.endsWith(".gz") || !Files.isRegularFile(file)) {
      return new Unpacked(file, null);
    }
    Path folder = Files.createTempDirectory("fleetfold");
    Path plain = folder.resolve(name.substring(0, name.length() - 3));
    var unpacked = new Unpacked(plain, folder);
    try (InputStream packed = new GZIPInputStream(Files.newInputStream(file))) {
      Files.copy(packed, plain);
    } catch (ZipException | EOFException e) {
      unpacked.close();
      throw InvalidInputException.ofFile(file, "the file cannot be unpacked: " + e.getMessage());
    }
    return unpacked;
  }

  /** What to read. */
  public Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    if (folder != null) {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }
}
