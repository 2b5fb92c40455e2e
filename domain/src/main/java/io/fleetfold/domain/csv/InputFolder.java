package io.fleetfold.domain.csv;

import io.fleetfold.domain.facts.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of one dataset on disk: reads each once, remembers its hash, and holds the problems by
 * file.
 */
final class InputFolder {

  /** More than a million hosts. */
  static final int LARGEST_FILE_MB = 64;

  private static final int LARGEST_FILE_BYTES = LARGEST_FILE_MB * 1_000_000;

  private final Path folder;
  private final @Nullable Path previousPlan;
  private final List<String> entries;
  private final Map<String, Problems> problems = new LinkedHashMap<>();
  private final List<InputFile> files = new ArrayList<>();

  InputFolder(Path folder, @Nullable Path previousPlan) {
    this.folder = folder;
    this.previousPlan = previousPlan;
    this.entries = entries(folder);
  }

  private static List<String> entries(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.map(child -> String.valueOf(child.getFileName())).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Adds a problem when the folder itself is none. */
  boolean isFolder() {
    if (Files.isDirectory(folder)) {
      return true;
    }
    boolean file = Files.exists(folder);
    String sentence =
        file ? "this is a file, and a dataset is a folder of CSV files" : "there is no such folder";
    problemsOf(folder.toString()).addForFile(sentence);
    return false;
  }

  /** The rows of a file; no rows when it is missing or wrong. */
  Table table(FileSchema schema) {
    if (previousPlan != null && schema.equals(Schema.PREVIOUS_PLAN)) {
      return tableAt(previousPlan, schema, previousPlan.toString());
    }
    Path path = folder.resolve(schema.name());
    boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    return there ? tableAt(path, schema, schema.name()) : missing(schema);
  }

  private Table tableAt(Path path, FileSchema schema, String name) {
    byte[] bytes = read(path, problemsOf(name));
    if (bytes == null) {
      return Table.empty(schema, false);
    }
    files.add(new InputFile(String.valueOf(path.getFileName()), sha256(bytes)));
    return TableReader.read(schema, bytes, problemsOf(name));
  }

  private Table missing(FileSchema schema) {
    String similar = similarEntry(schema);
    if (schema.isRequired()) {
      problemsOf(schema.name()).add(1, 1, "", "the file is missing", () -> similar);
    } else if (similar != null) {
      problemsOf(similar).add(1, 1, similar, "a file of a dataset", schema::name);
    }
    return Table.empty(schema, !schema.isRequired() && similar == null);
  }

  /** A file whose name is a misspelling of this one, and of no other. */
  private @Nullable String similarEntry(FileSchema schema) {
    List<String> known = Schema.files().stream().map(FileSchema::name).toList();
    for (String entry : entries) {
      String lower = entry.toLowerCase(Locale.ROOT);
      int errors = Nearest.typingErrors(lower, schema.name(), 2);
      if (lower.endsWith(".csv") && errors <= 2 && !known.contains(entry)) {
        return entry;
      }
    }
    return null;
  }

  private static byte @Nullable [] read(Path path, Problems problems) {
    if (Files.isDirectory(path)) {
      problems.addForFile("this is a folder, and must be a file");
    } else if (!Files.exists(path)) {
      problems.addForFile(
          Files.isSymbolicLink(path)
              ? "this links to a file that does not exist"
              : "there is no such file");
    } else if (!Files.isRegularFile(path)) {
      problems.addForFile("this is a device or pipe, and must be a file");
    } else {
      return readFile(path, problems);
    }
    return null;
  }

  private static byte @Nullable [] readFile(Path path, Problems problems) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(LARGEST_FILE_BYTES + 1);
      if (bytes.length <= LARGEST_FILE_BYTES) {
        return bytes;
      }
      problems.addForFile("the file is larger than " + LARGEST_FILE_MB + " MB");
    } catch (AccessDeniedException e) {
      problems.addForFile("the file cannot be read: no permission");
    } catch (IOException e) {
      problems.addForFile("the file cannot be read: " + e.getMessage());
    }
    return null;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private Problems problemsOf(String file) {
    return problems.computeIfAbsent(file, Problems::new);
  }

  /** Name of the dataset. */
  String name() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }

  List<InputFile> files() {
    return files;
  }

  /** Throws when any file has a problem. */
  void throwIfInvalid() throws InvalidInputException {
    long count = problems.values().stream().mapToLong(Problems::count).sum();
    if (count > 0) {
      List<InputProblem> all =
          problems.values().stream().flatMap(each -> each.inOrder().stream()).toList();
      throw new InvalidInputException(all, count);
    }
  }
}
