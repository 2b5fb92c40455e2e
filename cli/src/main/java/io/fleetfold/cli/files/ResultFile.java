package io.fleetfold.cli.files;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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
    if (parent == null || !Files.isDirectory(parent)) {
      throw new ResultFolderException("Cannot write " + file + ": there is no folder " + parent);
    }
  }

  /** Writes the file beside its place, then gives it its name. */
  public static void replace(Path file, Content content) throws ResultFolderException {
    Path fresh = file.resolveSibling(file.getFileName() + ".tmp-" + ProcessHandle.current().pid());
    try {
      try (Writer out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
        content.writeTo(out);
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      fresh.toFile().deleteOnExit();
      throw ResultFolderException.nothingChanged("Cannot write " + file, e);
    }
  }
}
