package io.fleetfold.cli.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The mark of a state folder. A folder that is not marked is taken for one only if it holds a run
 * of an earlier build, which set no marks, or nothing that shows.
 */
final class StateMark {

  private static final String MARK = ".fleetfold-state";

  private StateMark() {}

  /** Makes sure that the folder is ours, or that nobody uses it. */
  static void refuseForeign(Path folder) throws IOException, ResultFolderException {
    if (!Files.exists(folder) && Files.isSymbolicLink(folder)) {
      throw new ResultFolderException(folder + " is a link to nothing.");
    }
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new ResultFolderException(folder + " is a file, not a folder.");
    }
    if (Files.exists(folder) && !isOurs(folder) && !isUnused(folder)) {
      throw new ResultFolderException(
          folder
              + " holds files but no runs of Fleetfold: it is not a state folder. Maybe another"
              + " folder.");
    }
  }

  /** Marks the folder. */
  static void set(Path folder) throws IOException {
    Path mark = folder.resolve(MARK);
    if (!Files.exists(mark, LinkOption.NOFOLLOW_LINKS)) {
      Files.writeString(mark, "A state folder of Fleetfold.\n", StandardOpenOption.CREATE_NEW);
    }
  }

  private static boolean isOurs(Path folder) throws IOException {
    return Files.isRegularFile(folder.resolve(MARK), LinkOption.NOFOLLOW_LINKS)
        || !runs(folder).numbers().isEmpty();
  }

  private static boolean isUnused(Path folder) throws IOException {
    return runs(folder).showNothing() && showsNothingBut("runs", folder);
  }

  private static Runs runs(Path folder) {
    return new Runs(folder.resolve("runs"));
  }

  /** What may stand in a state folder before its first run; a new file system has lost+found. */
  private static boolean showsNothingBut(String known, Path folder) throws IOException {
    return FolderTree.entries(folder).stream()
        .map(entry -> String.valueOf(entry.getFileName()))
        .allMatch(name ->
            name.equals(known)
                || name.startsWith(".")
                || name.equals("lost+found")
                || name.endsWith(".prom"));
  }
}
