package io.fleetfold.cli.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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
  private final FolderKind kind;
  private final FolderLock lock;

  private ResultFolder(Path folder, FolderKind kind, FolderLock lock) {
    this.folder = folder;
    this.kind = kind;
    this.lock = lock;
  }

  /**
   * Locks the folder and makes sure that a result can be written there, before any work is done.
   *
   * @param force whether a folder may be used that holds other files and no result
   */
  public static ResultFolder open(Path folder, FolderKind kind, boolean force)
      throws ResultFolderException, LockedFolderException {
    try {
      Path target = resolve(folder);
      refuseForeign(target, kind, force);
      Files.createDirectories(parentOf(target));
      return new ResultFolder(target, kind, FolderLock.take(target));
    } catch (IOException e) {
      throw ResultFolderException.nothingChanged("Cannot write to " + folder, e);
    }
  }

  private static Path resolve(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    return Files.exists(absolute) ? absolute.toRealPath() : absolute;
  }

  private static Path parentOf(Path folder) throws IOException {
    Path parent = folder.getParent();
    if (parent == null) {
      throw new IOException("the root of the file system cannot be replaced");
    }
    return parent;
  }

  private static void refuseForeign(Path folder, FolderKind kind, boolean force)
      throws IOException, ResultFolderException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new ResultFolderException(folder + " is a file, not a folder.");
    }
    if (!force && !kind.isOurs().test(folder) && !entries(folder).isEmpty()) {
      throw new ResultFolderException(
          folder
              + " holds files but no "
              + kind.noun()
              + ". Maybe another folder, or --force to write there.");
    }
  }

  /** Writes the result beside the folder, then gives it the folder's name. */
  public void replace(Content content) throws ResultFolderException {
    Path fresh = beside("tmp");
    try {
      FolderTree.delete(fresh);
      Files.createDirectory(fresh);
      content.writeTo(fresh);
      FolderTree.force(fresh);
      swapIn(fresh);
    } catch (IOException e) {
      FolderTree.deleteQuietly(fresh);
      throw ResultFolderException.nothingChanged("Cannot write " + folder, e);
    }
    clearOld();
  }

  private void swapIn(Path fresh) throws IOException {
    if (!Files.exists(folder)) {
      Files.move(fresh, folder);
      return;
    }
    Path old = beside("old");
    Files.move(folder, old);
    try {
      Files.move(fresh, folder);
    } catch (IOException e) {
      Files.move(old, folder);
      throw e;
    }
  }

  private void clearOld() throws ResultFolderException {
    Path old = beside("old");
    try {
      if (Files.exists(old)) {
        keepForeign(old);
        FolderTree.delete(old);
      }
    } catch (IOException e) {
      throw new ResultFolderException(
          folder + " is written, but what was there before is still in " + old, e);
    }
  }

  private void keepForeign(Path old) throws IOException {
    for (Path entry : entries(old)) {
      if (!kind.files().contains(entry.getFileName().toString())) {
        Files.move(entry, folder.resolve(entry.getFileName()));
      }
    }
  }

  private Path beside(String what) {
    return folder.resolveSibling(
        folder.getFileName() + "." + what + "-" + ProcessHandle.current().pid());
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }

  @Override
  public void close() {
    lock.close();
  }
}
