package io.fleetfold.cli.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file beside a folder, or in it, that one run holds while it works on the folder. The operating
 * system lets go of it when the process ends, however it ends. Closing takes the file away.
 *
 * <p>Nothing is ever written to the file and no link is followed: what has its name and is not
 * Fleetfold's stays as it is.
 */
final class FolderLock implements AutoCloseable {

  /** Earlier builds wrote up to so many zeros; they stay when the process is killed. */
  private static final int MOST_ZEROS = 8000;

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Locks the folder, which need not exist yet; its parent must. */
  static FolderLock take(Path folder)
      throws LockedFolderException, ResultFolderException, IOException {
    return take(folder, folder.resolveSibling(".fleetfold-" + folder.getFileName() + ".lock"));
  }

  /** Locks a folder that is there, by a file in it. */
  static FolderLock takeInside(Path folder)
      throws LockedFolderException, ResultFolderException, IOException {
    return take(folder, folder.resolve(".fleetfold-state.lock"));
  }

  private static FolderLock take(Path folder, Path file)
      throws LockedFolderException, ResultFolderException, IOException {
    while (true) {
      makeIfMissing(file);
      Object seen = identity(file);
      FileChannel channel = seen == null ? null : open(file);
      if (seen != null && channel != null && lock(channel, folder, file, seen)) {
        return new FolderLock(file, channel);
      }
    }
  }

  private static void makeIfMissing(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException there) {
      // Another run's, or a leftover.
    }
  }

  /** What tells this file from a later one of its name; {@code null} if there is none now. */
  private static @Nullable Object identity(Path file) throws ResultFolderException, IOException {
    try {
      var attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isRegularFile()) {
        throw foreign(file);
      }
      return List.of(String.valueOf(attributes.fileKey()), attributes.creationTime());
    } catch (NoSuchFileException taken) {
      return null;
    }
  }

  private static @Nullable FileChannel open(Path file) throws IOException {
    try {
      return FileChannel.open(
          file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException taken) {
      return null;
    }
  }

  /**
   * {@code false} if the run before us took the file away between our look and our lock. An open
   * file keeps its identity for itself, so the file of that name is ours if it is the same before
   * the opening and after the locking. To look by opening it again would not do: POSIX lets go of
   * all locks of a process on a file as soon as the process closes any of its descriptors.
   */
  private static boolean lock(FileChannel channel, Path folder, Path file, Object seen)
      throws LockedFolderException, ResultFolderException, IOException {
    boolean locked = false;
    try {
      if (!isLocked(channel)) {
        throw new LockedFolderException(
            folder + " is locked: another run of Fleetfold works on it (" + file + ").");
      }
      if (!holdsNothing(channel)) {
        throw foreign(file);
      }
      locked = seen.equals(identity(file));
      return locked;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  private static boolean holdsNothing(FileChannel channel) throws IOException {
    var content = ByteBuffer.allocate(MOST_ZEROS);
    while (content.hasRemaining() && channel.read(content) >= 0) {
      // Files may be read in pieces.
    }
    boolean zeros = channel.size() <= MOST_ZEROS;
    for (int i = 0; i < content.position(); i++) {
      zeros &= content.get(i) == 0;
    }
    return zeros;
  }

  private static ResultFolderException foreign(Path file) {
    return new ResultFolderException(
        file + " is in the way: it is no lock of Fleetfold. Nothing was changed.");
  }

  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The file stays behind; it locks nothing once this process has ended.
    }
  }
}
