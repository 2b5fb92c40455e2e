package io.fleetfold.cli.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder as it should be, and the way back to that.
 *
 * @param files the bytes of each file, or the target of each link, by name in the folder
 */
record SoundFolder(Path folder, SortedMap<String, SoundFile> files) {

  /** What the folder holds now. */
  static SoundFolder of(Path folder) throws IOException {
    SortedMap<String, SoundFile> files = new TreeMap<>();
    for (Path file : entries(folder)) {
      if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        files.put(folder.relativize(file).toString(), SoundFile.of(file));
      }
    }
    return new SoundFolder(folder, files);
  }

  byte[] bytes(String name) {
    return files.get(name).bytes();
  }

  /** Brings the folder back to what it was. */
  void restore(String touched) throws IOException {
    deleteAll(folder.resolve(touched));
    for (Path entry : entries(folder).reversed()) {
      String name = folder.relativize(entry).toString();
      boolean known = files.keySet().stream().anyMatch(file -> (file + "/").startsWith(name + "/"));
      if (!known || (files.containsKey(name) && !files.get(name).standsIn(entry))) {
        deleteAll(entry);
      }
    }
    for (var file : files.entrySet()) {
      Path place = folder.resolve(file.getKey());
      if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(place.getParent());
        file.getValue().write(place);
      }
    }
  }

  /** Everything below the folder, the outer before the inner. */
  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      return entries.filter(entry -> !entry.equals(folder)).sorted().toList();
    }
  }

  private static void deleteAll(Path entry) throws IOException {
    if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> inner = Files.walk(entry)) {
        for (Path each : inner.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    } else {
      Files.deleteIfExists(entry);
    }
  }
}
