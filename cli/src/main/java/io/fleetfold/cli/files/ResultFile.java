package io.fleetfold.cli.files;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A single file that is replaced whole or not at all. */
public final class ResultFile {

  /** Writes the text of the file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it. */
    void writeTo(Writer out) throws IOException;
  }

  private ResultFile() {}

  /** Makes sure that a file can be written there, before any work is done. */
  public static void check(Path file) throws ResultFolderException {
    Path parent = file.toAbsolutePath().normalize().getParent();
    if (Files.isDirectory(file)) {
      throw new ResultFolderException(file + " is a folder, not a file.");
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file)) {
      throw new ResultFolderException(file + " is not a plain file, and is not replaced by one.");
    }
    if (parent == null || !Files.isDirectory(parent)) {
      throw new ResultFolderException("Cannot write " + file + ": there is no folder " + parent);
    }
    if (!Files.isWritable(parent)) {
      throw new ResultFolderException(
          "Cannot write " + file + ": permission denied for " + parent + ".");
    }
  }

  /** Writes the file beside its place, then gives it its name. */
  public static void replace(Path file, Content content) throws ResultFolderException {
    check(file);
    Path fresh = file.resolveSibling(".fleetfold-" + file.getFileName() + "-" + UUID.randomUUID());
    try {
      try (Writer out =
          Files.newBufferedWriter(
              fresh,
              StandardCharsets.UTF_8,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE)) {
        content.writeTo(out);
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      deleteQuietly(fresh);
      throw ResultFolderException.nothingChanged("Cannot write " + file, e);
    }
  }

  private static void deleteQuietly(Path fresh) {
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException e) {
      // What failed before is what matters.
    }
  }
}
