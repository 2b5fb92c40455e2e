package io.fleetfold.cli.files;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A file while it is written beside the place that it is for. Its name says for which, and it is
 * locked until it is whole, so that a later run knows what a killed one left: a plain file of such
 * a name that nobody locks.
 */
final class FreshFile implements AutoCloseable {

  private static final Pattern UNIQUE =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Path path;
  private final FileChannel channel;
  private boolean renamed;

  private FreshFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** An empty one, locked. */
  static FreshFile beside(Path file) throws IOException {
    Path path = file.resolveSibling(prefix(file) + UUID.randomUUID());
    var channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      channel.lock();
    } catch (IOException withoutLocks) {
      // Some file systems have none; what is left there stays.
    }
    return new FreshFile(path, channel);
  }

  private static String prefix(Path file) {
    return ".fleetfold-" + file.getFileName() + "-";
  }

  void write(ResultFile.Content content) throws IOException {
    Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8);
    content.writeTo(out);
    out.flush();
  }

  /** Gives it the name of the file that it is for. */
  void rename(Path file) throws IOException {
    Files.move(path, file, StandardCopyOption.REPLACE_EXISTING);
    renamed = true;
  }

  /** Lets go of it; one that was not renamed is taken away. */
  @Override
  public void close() throws IOException {
    if (!renamed) {
      deleteQuietly(path);
    }
    channel.close();
  }

  /** Takes away what killed runs left beside this file, as far as that goes. */
  static void clearLeftovers(Path file) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    if (parent == null) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, e -> isFor(file, e))) {
      for (Path entry : entries) {
        clearUnlessLocked(entry);
      }
    } catch (IOException unreadable) {
      // Leftovers are untidy, and nothing worse.
    }
  }

  private static boolean isFor(Path file, Path entry) {
    String name = String.valueOf(entry.getFileName());
    return name.startsWith(prefix(file))
        && UNIQUE.matcher(name.substring(prefix(file).length())).matches()
        && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
  }

  private static void clearUnlessLocked(Path entry) throws IOException {
    try (var channel =
        FileChannel.open(entry, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      if (channel.tryLock() != null) {
        Files.delete(entry);
      }
    } catch (OverlappingFileLockException ours) {
      // Another thread of this process is writing it.
    }
  }

  private static void deleteQuietly(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // What failed before is what matters.
    }
  }
}
