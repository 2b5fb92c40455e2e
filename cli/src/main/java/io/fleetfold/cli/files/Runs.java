package io.fleetfold.cli.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The folder of the numbered runs. A run is a folder whose record says that it is the run of that
 * number; whatever else is there is somebody else's, and is neither counted nor touched.
 */
final class Runs {

  /** The record of a run. */
  static final String RECORD = "run.json";

  /** How the names of our own unfinished folders begin. */
  private static final String UNFINISHED = ".fleetfold-";

  /** How earlier builds called them. */
  private static final String EARLIER_UNFINISHED = ".tmp-";

  private static final Pattern NUMBER = Pattern.compile("\\d{4,9}");
  private static final int LARGEST_NUMBER = 999_999_999;

  /** The number stands at the beginning of the record. */
  private static final int RECORD_HEAD = 200;

  private final Path folder;

  Runs(Path folder) {
    this.folder = folder;
  }

  /** Whether there is a run of that number. */
  boolean has(String number) {
    return NUMBER.matcher(number).matches() && isRun(folder.resolve(number), number);
  }

  /** Where the run of that number is, or will be. */
  Path place(String number) {
    return folder.resolve(number);
  }

  /** Where the run of that number is made or taken away. */
  Path unfinished(String number) {
    return folder.resolve(UNFINISHED + number);
  }

  /** The numbers of all runs, oldest first. */
  List<String> numbers() throws IOException {
    return entries().stream()
        .map(entry -> String.valueOf(entry.getFileName()))
        .filter(this::has)
        .sorted(Comparator.comparing(Integer::valueOf))
        .toList();
  }

  /** The number above those of all runs that nothing else has taken. */
  String next() throws IOException {
    List<String> numbers = numbers();
    long next = numbers.isEmpty() ? 1 : Long.parseLong(numbers.getLast()) + 1;
    while (isTaken(text(next))) {
      next++;
    }
    if (next > LARGEST_NUMBER) {
      throw new IOException(
          "no number is left after run " + LARGEST_NUMBER + ", which is to be moved away");
    }
    return text(next);
  }

  private boolean isTaken(String number) {
    return Files.exists(place(number), LinkOption.NOFOLLOW_LINKS)
        || Files.exists(unfinished(number), LinkOption.NOFOLLOW_LINKS);
  }

  private static String text(long number) {
    return String.format(Locale.ROOT, "%04d", number);
  }

  /** Whether there is nothing, or nothing but hidden files. */
  boolean showNothing() throws IOException {
    return entries().stream()
        .allMatch(entry -> String.valueOf(entry.getFileName()).startsWith("."));
  }

  /** Clears what a process that was killed left behind. */
  void clearLeftovers() throws IOException {
    for (Path entry : entries()) {
      String name = String.valueOf(entry.getFileName());
      if (name.startsWith(UNFINISHED)) {
        Unfinished.clear(entry);
      } else if (name.startsWith(EARLIER_UNFINISHED)
          && isRun(entry, name.substring(EARLIER_UNFINISHED.length()))) {
        FolderTree.delete(entry);
      }
    }
  }

  private List<Path> entries() throws IOException {
    return Files.isDirectory(folder) ? FolderTree.entries(folder) : List.of();
  }

  private static boolean isRun(Path run, String number) {
    Path record = run.resolve(RECORD);
    if (!Files.isDirectory(run, LinkOption.NOFOLLOW_LINKS)
        || !Files.isRegularFile(record, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(record, LinkOption.NOFOLLOW_LINKS)) {
      String head = new String(in.readNBytes(RECORD_HEAD), StandardCharsets.UTF_8);
      return head.matches("(?s)\\s*\\{\\s*\"run\"\\s*:\\s*\"" + Pattern.quote(number) + "\".*");
    } catch (IOException unreadable) {
      return false;
    }
  }
}
