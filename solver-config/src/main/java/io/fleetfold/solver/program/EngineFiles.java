package io.fleetfold.solver.program;

import com.google.ortools.Loader;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** The native files of OR-Tools for this platform, in the jar that they come in. */
final class EngineFiles implements AutoCloseable {

  private static final int KEY_DIGITS = 16;

  private final JarFile jar;
  private final List<JarEntry> entries;

  private EngineFiles(JarFile jar, List<JarEntry> entries) {
    this.jar = jar;
    this.entries = entries;
  }

  /** {@code null} if there are none, or not in a jar of the usual kind. */
  static @Nullable EngineFiles find() throws IOException {
    String prefix = "ortools-" + Platform.RESOURCE_PREFIX + "/";
    URL url = Loader.class.getClassLoader().getResource(prefix);
    URLConnection connection = url == null ? null : url.openConnection();
    if (!(connection instanceof JarURLConnection inJar)) {
      return null;
    }
    inJar.setUseCaches(false);
    JarFile jar = inJar.getJarFile();
    List<JarEntry> entries =
        jar.stream()
            .filter(entry -> entry.getName().startsWith(prefix) && !entry.isDirectory())
            .sorted(Comparator.comparing(JarEntry::getName))
            .toList();
    return new EngineFiles(jar, entries);
  }

  /** Other files, another key. It is made from the checksums that the jar states. */
  String key() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (JarEntry entry : entries) {
        String line = entry.getName() + " " + entry.getSize() + " " + entry.getCrc() + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, KEY_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether all of them are there, in full. */
  boolean areIn(Path folder) throws IOException {
    for (JarEntry entry : entries) {
      Path file = place(entry, folder);
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || Files.size(file) != entry.getSize()) {
        return false;
      }
    }
    return true;
  }

  /** Writes them, so that they are on the disk. */
  void unpackTo(Path folder) throws IOException {
    for (JarEntry entry : entries) {
      Path file = place(entry, folder);
      try (InputStream in = jar.getInputStream(entry)) {
        Files.copy(in, file);
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }

  private static Path place(JarEntry entry, Path folder) {
    return folder.resolve(entry.getName().substring(entry.getName().lastIndexOf('/') + 1));
  }

  @Override
  public void close() throws IOException {
    jar.close();
  }
}
