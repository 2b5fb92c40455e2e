package io.fleetfold.cli.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a result may go: not into what is read, and into a folder with files of others only if that
 * is asked for.
 */
final class Target {

  private Target() {}

  /** The folder itself behind its links, once it is known that the result may go there. */
  static Path of(Path folder, FolderKind kind, boolean force, Path... inputs)
      throws IOException, ResultFolderException {
    if (Files.isSymbolicLink(folder) && !Files.exists(folder)) {
      throw new ResultFolderException(folder + " is a link to nothing.");
    }
    Path target = real(folder);
    refuseInputs(target, inputs);
    for (Path input : inputs) {
      if (real(input).startsWith(target)) {
        throw overlap(target + " holds", input);
      }
    }
    if (Files.exists(target)) {
      refuseForeign(target, kind, force);
    }
    return target;
  }

  /** Links resolved as far as the path exists. */
  private static Path real(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    if (Files.exists(absolute)) {
      return absolute.toRealPath();
    }
    Path parent = absolute.getParent();
    return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
  }

  /** Makes sure that the folder is none of those that are read, nor in one. */
  static void refuseInputs(Path folder, Path... inputs) throws IOException, ResultFolderException {
    for (Path input : inputs) {
      if (real(folder).startsWith(real(input))) {
        throw overlap(folder + (real(folder).equals(real(input)) ? " is" : " is in"), input);
      }
    }
  }

  private static ResultFolderException overlap(String what, Path input) {
    return new ResultFolderException(
        what + " the dataset " + input + ". Maybe a folder beside it. Nothing was changed.");
  }

  private static void refuseForeign(Path folder, FolderKind kind, boolean force)
      throws IOException, ResultFolderException {
    if (!Files.isDirectory(folder)) {
      throw new ResultFolderException(folder + " is a file, not a folder.");
    }
    if (kind.isMisplacedIn(folder)) {
      throw new ResultFolderException(folder + " is a dataset. Maybe a folder beside it.");
    }
    if (kind.isOurs().test(folder)) {
      return;
    }
    for (Path entry : FolderTree.entries(folder)) {
      refuseForeign(folder, entry, kind, force);
    }
  }

  private static void refuseForeign(Path folder, Path entry, FolderKind kind, boolean force)
      throws ResultFolderException {
    if (!force && !Unfinished.isMark(entry)) {
      throw new ResultFolderException(
          folder
              + " holds files but no "
              + kind.noun()
              + ". Maybe another folder, or --force to write there.");
    }
    if (kind.wouldTake(entry.getFileName().toString())) {
      throw new ResultFolderException(
          entry + " would be taken for a part of the " + kind.noun() + ". Maybe another folder.");
    }
  }
}
