package io.fleetfold.cli.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * A mark in a folder that is being made or taken away, so that a later run knows a leftover of a
 * killed process for what it is. Only folders with this mark are ever cleared.
 */
final class Unfinished {

  private static final String MARK = ".fleetfold-unfinished";

  private Unfinished() {}

  /** Makes a folder and marks it. */
  static Path create(Path folder) throws IOException {
    Files.createDirectory(folder);
    mark(folder);
    return folder;
  }

  /** Marks a folder that is there. */
  static void mark(Path folder) throws IOException {
    try {
      Files.createFile(folder.resolve(MARK));
    } catch (FileAlreadyExistsException marked) {
      // By a run that was killed.
    }
  }

  /** Takes the mark away: the folder is whole, and stays. */
  static void finish(Path folder) throws IOException {
    if (isMarked(folder)) {
      Files.delete(folder.resolve(MARK));
    }
  }

  /** Whether it is a folder, no link to one, and was marked. */
  static boolean isMarked(Path folder) {
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && Files.isRegularFile(folder.resolve(MARK), LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether it is the mark itself. */
  static boolean isMark(Path file) {
    return String.valueOf(file.getFileName()).equals(MARK);
  }

  /** Takes a marked or empty folder away, the mark last; anything else stays as it is. */
  static void clear(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> entries = FolderTree.entries(folder);
    if (isMarked(folder) || entries.isEmpty()) {
      for (Path entry : entries) {
        if (!isMark(entry)) {
          FolderTree.delete(entry);
        }
      }
      finish(folder);
      Files.delete(folder);
    }
  }

  /** Takes it away as far as that goes, while something worse is being reported. */
  static void clearQuietly(Path folder) {
    try {
      clear(folder);
    } catch (IOException e) {
      // What failed before is what matters; the mark says what is left.
    }
  }
}
