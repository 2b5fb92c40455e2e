package io.fleetfold.cli.files;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

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
    FreshFile.clearLeftovers(file);
    try (var fresh = FreshFile.beside(file)) {
      fresh.write(content);
      fresh.rename(file);
    } catch (IOException e) {
      throw ResultFolderException.nothingChanged("Cannot write " + file, e);
    }
  }
}
