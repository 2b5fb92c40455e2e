package io.fleetfold.cli.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  private static final String TEMPORARY = ".tmp-";
  private static final Pattern NUMBER = Pattern.compile("\\d{4,9}");

  private final Path folder;
  private final FolderLock lock;

  private RunStore(Path folder, FolderLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Locks the folder and makes sure that it can be written to, before any work is done. */
  public static RunStore open(Path folder) throws ResultFolderException, LockedFolderException {
    try {
      refuseForeign(folder);
      Files.createDirectories(folder.resolve("runs"));
      var store = new RunStore(folder, FolderLock.takeInside(folder));
      store.clearLeftovers();
      return store;
    } catch (IOException e) {
      throw ResultFolderException.nothingChanged("Cannot use the state folder " + folder, e);
    }
  }

  private static void refuseForeign(Path folder) throws IOException, ResultFolderException {
    if (Files.isRegularFile(folder)) {
      throw new ResultFolderException(folder + " is a file, not a folder.");
    }
    if (!Files.exists(folder) || Files.exists(folder.resolve("runs"))) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.anyMatch(entry -> !isOurs(String.valueOf(entry.getFileName())))) {
        throw new ResultFolderException(
            folder + " holds files but no runs: it is not a state folder. Maybe another folder.");
      }
    }
  }

  /** What may stand in a state folder before its first run; a new file system has lost+found. */
  private static boolean isOurs(String name) {
    return name.startsWith(".") || name.equals("lost+found") || name.endsWith(".prom");
  }

  /** What a process that was killed left behind. */
  private void clearLeftovers() throws IOException {
    for (Path parent : List.of(folder, runs())) {
      try (Stream<Path> entries = Files.list(parent)) {
        for (Path entry : entries.toList()) {
          if (String.valueOf(entry.getFileName()).startsWith(TEMPORARY)) {
            FolderTree.delete(entry);
            Files.deleteIfExists(entry);
          }
        }
      }
    }
  }

  private Path runs() {
    return folder.resolve("runs");
  }

  private Path link() {
    return folder.resolve("current");
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
    Path run = runs().resolve(number);
    if (!NUMBER.matcher(number).matches() || !Files.isDirectory(run)) {
      throw new ResultFolderException(
          "There is no run " + number + " in " + runs() + " (there are " + numbers() + ").");
    }
    return run;
  }

  /** The numbers of all results, oldest first. */
  public List<String> numbers() throws ResultFolderException {
    try (Stream<Path> entries = Files.list(runs())) {
      return entries
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> NUMBER.matcher(name).matches())
          .sorted(Comparator.comparing(Integer::valueOf))
          .toList();
    } catch (IOException e) {
      throw ResultFolderException.nothingChanged("Cannot read " + runs(), e);
    }
  }

  /** The number that the next result gets. */
  public String nextNumber() throws ResultFolderException {
    List<String> numbers = numbers();
    int last = numbers.isEmpty() ? 0 : Integer.parseInt(numbers.getLast());
    return String.format(Locale.ROOT, "%04d", last + 1);
  }

  /** Keeps a result under its number; it is not in force yet. */
  public Path keep(String number, ResultFolder.Content content) throws ResultFolderException {
    Path fresh = runs().resolve(TEMPORARY + number);
    try {
      Files.createDirectory(fresh);
      content.writeTo(fresh);
      FolderTree.force(fresh);
      Path run = Files.move(fresh, runs().resolve(number));
      force(runs());
      return run;
    } catch (IOException e) {
      FolderTree.deleteQuietly(fresh);
      throw ResultFolderException.nothingChanged("Cannot write to " + folder, e);
    }
  }

  /** Puts a kept result in force. */
  public void putInForce(String number) throws ResultFolderException {
    Path fresh = folder.resolve(TEMPORARY + "current");
    try {
      Files.deleteIfExists(fresh);
      Files.createSymbolicLink(fresh, Path.of("runs", number));
      Files.move(fresh, link(), StandardCopyOption.ATOMIC_MOVE);
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
    Path old = runs().resolve(TEMPORARY + number);
    try {
      FolderTree.delete(old);
      Files.move(run(number), old, StandardCopyOption.ATOMIC_MOVE);
      FolderTree.delete(old);
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
