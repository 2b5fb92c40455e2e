package io.fleetfold.cli.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The folder that a result goes to. It is replaced whole or not at all: the files are written into
 * a folder beside it, which then takes its name. Files in it that a result does not have are kept.
 *
 * <p>It is locked from opening to closing, so that two runs cannot work on it at once.
 */
public final class ResultFolder implements AutoCloseable {

  /** Writes the files of a result into an empty folder. */
  @FunctionalInterface
  public interface Content {
    /** Writes every file. */
    void writeTo(Path folder) throws IOException;
  }

  private final Path folder;
  private final Path fresh;
  private final OldContent old;
  private final FolderLock lock;

  private ResultFolder(Path folder, FolderKind kind, FolderLock lock) {
    this.folder = folder;
    this.fresh = beside(folder, "new");
    this.old = new OldContent(folder, beside(folder, "old"), kind);
    this.lock = lock;
  }

  private static Path beside(Path folder, String what) {
    return folder.resolveSibling(".fleetfold-" + folder.getFileName() + "." + what);
  }

  /**
   * Locks the folder and makes sure that a result can be written there, before any work is done.
   *
   * @param force whether a folder may be used that holds other files and no result
   * @param inputs folders that are read; the result goes nowhere into them, nor around them
   */
  public static ResultFolder open(Path folder, FolderKind kind, boolean force, Path... inputs)
      throws ResultFolderException, LockedFolderException {
    try {
      Path target = Target.of(folder, kind, force, inputs);
      Files.createDirectories(parentOf(target));
      var result = new ResultFolder(target, kind, FolderLock.take(target));
      result.begin(kind);
      return result;
    } catch (IOException e) {
      throw ResultFolderException.nothingChanged("Cannot write to " + folder, e);
    }
  }

  private static Path parentOf(Path folder) throws IOException {
    Path parent = folder.getParent();
    if (parent == null) {
      throw new IOException("the root of the file system cannot be replaced");
    }
    return parent;
  }

  /** Takes up what a killed run left, or lets go of the folder. */
  private void begin(FolderKind kind) throws IOException, ResultFolderException {
    boolean begun = false;
    try {
      Unfinished.clear(fresh);
      old.recover();
      recoverEarlier(kind);
      refuseInTheWay(fresh);
      refuseInTheWay(old.aside());
      begun = true;
    } finally {
      if (!begun) {
        close();
      }
    }
  }

  /**
   * Earlier builds set no marks, and named what was there before after their process. In a
   * container every process has the same number.
   */
  private void recoverEarlier(FolderKind kind) throws IOException {
    long process = ProcessHandle.current().pid();
    Path aside = folder.resolveSibling(folder.getFileName() + ".old-" + process);
    if (Files.isDirectory(aside, LinkOption.NOFOLLOW_LINKS) && kind.isOurs().test(aside)) {
      Unfinished.mark(aside);
      new OldContent(folder, aside, kind).recover();
    }
  }

  private static void refuseInTheWay(Path path) throws ResultFolderException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new ResultFolderException(
          path + " is in the way: it is not Fleetfold's. Nothing was changed.");
    }
  }

  /** Writes the result beside the folder, then gives it the folder's name. */
  public void replace(Content content) throws ResultFolderException {
    try {
      Unfinished.create(fresh);
      content.writeTo(fresh);
      FolderTree.force(fresh);
      swapIn();
    } catch (IOException e) {
      Unfinished.clearQuietly(fresh);
      throw ResultFolderException.nothingChanged("Cannot write " + folder, e);
    }
    clearOld();
  }

  private void swapIn() throws IOException {
    if (!Files.exists(folder)) {
      Files.move(fresh, folder);
      return;
    }
    old.setAside();
    try {
      Files.move(fresh, folder);
    } catch (IOException e) {
      old.putBack();
      throw e;
    }
  }

  private void clearOld() throws ResultFolderException {
    try {
      old.recover();
    } catch (IOException e) {
      throw new ResultFolderException(
          folder + " is written, but what was there before is still in " + old.aside(), e);
    }
  }

  @Override
  public void close() {
    lock.close();
  }
}
