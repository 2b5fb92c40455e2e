package io.fleetfold.cli.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Something else where a file should be, or where nothing should be. */
final class PlaceChanges {

  private static final String[] NAMES = {
    "hosts.csv.bak", "Hosts.csv", "x.csv", ".hidden", "\u001b[31m.csv", "a\nb.csv", "runs",
    ".fleetfold-unfinished", "lost+found", "0003", "1", "999999999", ".tmp-0001", ".fleetfold-0003",
    "current", ".fleetfold-current", "plan.csv", "summary.json", "duals.csv", "run.json"
  };

  private PlaceChanges() {}

  /** Makes one such change and says what it was. */
  static String change(SoundFolder sound, String name, Random random) throws IOException {
    Path file = sound.folder().resolve(name);
    if (random.nextInt(3) == 0) {
      return added(sound, file.getParent(), random);
    }
    Files.delete(file);
    return switch (random.nextInt(7)) {
      case 0 -> "gone";
      case 1 -> "a folder: " + Files.createDirectory(file).getFileName();
      case 2 -> linked(file, Path.of("nowhere"));
      case 3 -> linked(file, Path.of(String.valueOf(file.getFileName())));
      case 4 -> linked(file, Path.of(random.nextBoolean() ? "/dev/null" : "/dev/zero"));
      case 5 -> linked(file, sound.folder().resolve(any(sound, random)));
      default -> {
        String other = any(sound, random);
        Files.write(file, sound.bytes(other));
        yield "the content of " + other;
      }
    };
  }

  private static String linked(Path file, Path target) throws IOException {
    Files.createSymbolicLink(file, target);
    return "a link to " + target;
  }

  private static String added(SoundFolder sound, Path folder, Random random) throws IOException {
    Path entry = folder.resolve(NAMES[random.nextInt(NAMES.length)]);
    if (Files.exists(entry) || Files.isSymbolicLink(entry)) {
      return "as it was";
    }
    switch (random.nextInt(3)) {
      case 0 -> Files.createDirectory(entry);
      case 1 -> Files.createSymbolicLink(entry, Path.of("nowhere"));
      default -> Files.write(entry, sound.bytes(any(sound, random)));
    }
    return "beside it " + entry.getFileName();
  }

  private static String any(SoundFolder sound, Random random) {
    List<String> names = List.copyOf(sound.files().keySet());
    return names.get(random.nextInt(names.size()));
  }
}
