package io.fleetfold.solver.program;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Folders with the native files of the engine: one a user in the cache, which all processes share,
 * or one of this process alone in the temporary folder. What a killed process left in either is
 * cleared once it is old.
 */
final class EngineFolder {

  /** No process takes that long to unpack. */
  private static final Duration STALE = Duration.ofHours(1);

  private static final String UNPACKING = "fleetfold-engine-";

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private static final FileAttribute<?> ONLY_OURS =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private EngineFolder() {}

  /**
   * The files in the cache, unpacked if they are not there yet. They get their name at once, whole,
   * so any number of processes may do this.
   *
   * @throws IOException if the cache cannot be used
   */
  static Path cached(EngineFiles files, Path cache) throws IOException {
    Path ready = cache.resolve("ortools-" + files.key());
    if (isOurs(cache) && isOurs(ready) && files.areIn(ready)) {
      return ready;
    }
    Files.createDirectories(cache, ONLY_OURS);
    Path fresh = unpacked(files, cache);
    try {
      giveName(files, fresh, ready);
    } finally {
      delete(fresh);
    }
    if (!isOurs(cache) || !isOurs(ready) || !files.areIn(ready)) {
      throw new FileSystemException(ready.toString(), null, "others may write there");
    }
    return ready;
  }

  /** Another process may be faster: then its files are used. Broken ones make way. */
  private static void giveName(EngineFiles files, Path fresh, Path ready) throws IOException {
    if (isOurs(ready) && !files.areIn(ready)) {
      Path broken = fresh.resolveSibling(fresh.getFileName() + "-broken");
      Files.move(ready, broken, StandardCopyOption.ATOMIC_MOVE);
      delete(broken);
    }
    if (!Files.exists(ready, LinkOption.NOFOLLOW_LINKS)) {
      try {
        Files.move(fresh, ready, StandardCopyOption.ATOMIC_MOVE);
      } catch (DirectoryNotEmptyException | FileAlreadyExistsException faster) {
        // As good as ours.
      }
    }
  }

  /** The files in a new folder below this one. */
  static Path unpacked(EngineFiles files, Path parent) throws IOException {
    Path fresh = Files.createTempDirectory(parent, UNPACKING);
    clearStale(parent);
    try {
      files.unpackTo(fresh);
      return fresh;
    } catch (IOException e) {
      delete(fresh);
      throw e;
    }
  }

  private static void clearStale(Path parent) throws IOException {
    Instant latest = Instant.now().minus(STALE);
    try (Stream<Path> entries = Files.list(parent)) {
      for (Path entry : entries.filter(EngineFolder::isOfUnpacking).toList()) {
        if (isOurs(entry) && changed(entry).isBefore(latest)) {
          delete(entry);
        }
      }
    }
  }

  private static boolean isOfUnpacking(Path folder) {
    return folder.getFileName().toString().startsWith(UNPACKING);
  }

  private static Instant changed(Path folder) {
    try {
      return Files.getLastModifiedTime(folder).toInstant();
    } catch (IOException gone) {
      return Instant.MAX;
    }
  }

  /** Nobody else may be able to put other programs there. */
  private static boolean isOurs(Path folder) {
    try {
      var attributes =
          Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isDirectory()
          && attributes.owner().getName().equals(System.getProperty("user.name"))
          && attributes.permissions().stream().noneMatch(OTHERS::contains);
    } catch (IOException none) {
      return false;
    }
  }

  /** Takes it away as far as that goes. Programs that are loaded need their files no more. */
  static void delete(Path folder) {
    try (Stream<Path> tree = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : deepestFirst) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      // Cleared by a later process.
    }
  }
}
