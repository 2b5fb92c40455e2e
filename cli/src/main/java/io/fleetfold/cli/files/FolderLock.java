package io.fleetfold.cli.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A file beside a folder, or in it, that one run holds while it works on the folder. The operating
 * system lets go of it when the process ends, however it ends. Closing takes the file away.
 */
final class FolderLock implements AutoCloseable {

  /** Two files of the same random size twice in a row: less than one in 60 million. */
  private static final int LOOKS = 2;

  private static final int LARGEST = 8000;

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Locks the folder, which need not exist yet; its parent must. */
  static FolderLock take(Path folder) throws LockedFolderException, IOException {
    return take(folder, folder.resolveSibling(".fleetfold-" + folder.getFileName() + ".lock"));
  }

  /** Locks a folder that is there, by a file in it. */
  static FolderLock takeInside(Path folder) throws LockedFolderException, IOException {
    return take(folder, folder.resolve(".fleetfold-state.lock"));
  }

  private static FolderLock take(Path folder, Path file) throws LockedFolderException, IOException {
    while (true) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new LockedFolderException(
            folder + " is locked: another run of Fleetfold works on it (" + file + ").");
      }
      if (holds(file, channel)) {
        return new FolderLock(file, channel);
      }
      channel.close();
    }
  }

  /** On a full disk nothing can be written to the file, and it must not stay behind. */
  private static boolean holds(Path file, FileChannel channel) throws IOException {
    try {
      return isStillThere(file, channel);
    } catch (IOException e) {
      new FolderLock(file, channel).close();
      throw e;
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  /**
   * The run before us may have taken the file away between our opening and our locking it; then
   * what we write does not show in the size of the file of that name. The file must not be opened a
   * second time to look: POSIX lets go of all locks of a process on a file as soon as the process
   * closes any of its descriptors.
   */
  private static boolean isStillThere(Path file, FileChannel channel) throws IOException {
    var random = new SplittableRandom(UUID.randomUUID().getLeastSignificantBits());
    for (int i = 0; i < LOOKS; i++) {
      int size = 1 + random.nextInt(LARGEST);
      channel.truncate(0);
      channel.write(ByteBuffer.allocate(size), 0);
      try {
        if (Files.size(file) != size) {
          return false;
        }
      } catch (NoSuchFileException taken) {
        return false;
      }
    }
    return true;
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
