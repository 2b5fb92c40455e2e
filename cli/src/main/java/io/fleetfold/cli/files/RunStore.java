package io.fleetfold.cli.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder of numbered results, of which one is in force: {@code runs/0001}, {@code runs/0002}, and
 * a symbolic link {@code current} to one of them.
 *
 * <p>A result is written beside its place and renamed, then the link is replaced by renaming
 * another one over it. So whenever the process ends, however it ends, the old or the new result is
 * in force, whole. The folder is locked from opening to closing.
 */
public final class RunStore implements AutoCloseable {

  /** The file by which a run says which one it is: without it a folder is no run. */
  public static final String RECORD = Runs.RECORD;

  private final Path folder;
  private final Runs runs;
  private final FolderLock lock;

  private RunStore(Path folder, FolderLock lock) {
    this.folder = folder;
    this.runs = new Runs(folder.resolve("runs"));
    this.lock = lock;
  }

  /**
   * Locks the folder and makes sure that it can be written to, before any work is done. A folder
   * that is somebody else's is refused.
   *
   * @param inputs folders that are read; the state is none of them, nor in one
   */
  public static RunStore open(Path folder, Path... inputs)
      throws ResultFolderException, LockedFolderException {
    try {
      Target.refuseInputs(folder, inputs);
      StateMark.refuseForeign(folder);
      Files.createDirectories(folder.resolve("runs"));
      var store = new RunStore(folder, FolderLock.takeInside(folder));
      store.begin();
      return store;
    } catch (IOException e) {
      throw ResultFolderException.nothingChanged("Cannot use the state folder " + folder, e);
    }
  }

  private void begin() throws IOException {
    try {
      StateMark.set(folder);
      runs.clearLeftovers();
      if (Files.isSymbolicLink(nextLink())) {
        Files.delete(nextLink());
      } else if (Files.exists(nextLink())) {
        throw new IOException(nextLink() + " is in the way: it is not Fleetfold's");
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private Path link() {
    return folder.resolve("current");
  }

  private Path nextLink() {
    return folder.resolve(".fleetfold-current");
  }

  /** The folder of the result in force; {@code null} before the first. */
  public @Nullable Path current() throws ResultFolderException {
    if (!Files.exists(link(), LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    try {
      Path run = folder.resolve(Files.readSymbolicLink(link()));
      if (Files.isDirectory(run)) {
        return run;
      }
    } catch (IOException e) {
      throw ResultFolderException.nothingChanged("Cannot read " + link(), e);
    }
    throw new ResultFolderException(link() + " points to no run. Nothing was changed.");
  }

  /** The folder of a result by its number. */
  public Path run(String number) throws ResultFolderException {
    if (!runs.has(number)) {
      throw new ResultFolderException(
          "There is no run "
              + number
              + " in "
              + folder.resolve("runs")
              + " (there are "
              + numbers()
              + ").");
    }
    return runs.place(number);
  }

  /** The numbers of all results, oldest first. What else is in the folder does not count. */
  public List<String> numbers() throws ResultFolderException {
    try {
      return runs.numbers();
    } catch (IOException e) {
      throw ResultFolderException.nothingChanged("Cannot read " + folder, e);
    }
  }

  /** The number that the next result gets. */
  public String nextNumber() throws ResultFolderException {
    try {
      return runs.next();
    } catch (IOException e) {
      throw ResultFolderException.nothingChanged("Cannot use the state folder " + folder, e);
    }
  }

  /** Keeps a result under its number; it is not in force yet. */
  public Path keep(String number, ResultFolder.Content content) throws ResultFolderException {
    Path fresh = runs.unfinished(number);
    try {
      Unfinished.create(fresh);
      content.writeTo(fresh);
      FolderTree.force(fresh);
      Path run = Files.move(fresh, runs.place(number));
      Unfinished.finish(run);
      force(folder.resolve("runs"));
      return run;
    } catch (IOException e) {
      Unfinished.clearQuietly(fresh);
      throw ResultFolderException.nothingChanged("Cannot write to " + folder, e);
    }
  }

  /** Puts a kept result in force. */
  public void putInForce(String number) throws ResultFolderException {
    try {
      Files.createSymbolicLink(nextLink(), Path.of("runs", number));
      Files.move(nextLink(), link(), StandardCopyOption.ATOMIC_MOVE);
      force(folder);
    } catch (IOException e) {
      throw ResultFolderException.nothingChanged("Cannot put run " + number + " in force", e);
    }
  }

  /**
   * Takes a kept result away. Renaming it comes first, so that no result is ever there in part.
   *
   * @throws ResultFolderException when that fails; the result is there whole, or not at all
   */
  public void remove(String number) throws ResultFolderException {
    Path run = run(number);
    try {
      Unfinished.mark(run);
      Unfinished.clear(Files.move(run, runs.unfinished(number), StandardCopyOption.ATOMIC_MOVE));
    } catch (IOException e) {
      throw new ResultFolderException("Cannot remove run " + number, e);
    }
  }

  /**
   * The name of another folder, seen from this one, so that both may be moved together. Where there
   * is no way from one to the other, such as between drives, its whole path.
   */
  public String nameOf(Path other) throws ResultFolderException {
    Path absolute = other.toAbsolutePath().normalize();
    try {
      return folder.toRealPath().relativize(absolute).toString().replace('\\', '/');
    } catch (IllegalArgumentException noWay) {
      return absolute.toString();
    } catch (IOException e) {
      throw ResultFolderException.nothingChanged("Cannot read " + folder, e);
    }
  }

  /** The folder that was given such a name. */
  public Path placeOf(String name) throws IOException {
    return folder.toRealPath().resolve(name).normalize();
  }

  /** Has the names on the disk; where folders cannot be opened, the file system sees to it. */
  private static void force(Path parent) {
    try (FileChannel channel = FileChannel.open(parent, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Not every system opens folders.
    }
  }

  @Override
  public void close() {
    lock.close();
  }
}
