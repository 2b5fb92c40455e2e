package io.fleetfold.domain.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of one dataset on disk, and perhaps its plan in force from another place. */
final class InputFolder implements InputFiles {

  /** More than a million hosts. */
  static final int LARGEST_FILE_MB = 64;

  static final int LARGEST_FILE_BYTES = LARGEST_FILE_MB * 1_000_000;

  private final Path folder;
  private final @Nullable Path previousPlan;
  private final List<String> entries;

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

  @Override
  public String name() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : Shown.whole(name.toString());
  }

  @Override
  public boolean isUsable(Problems problems) {
    if (Files.isDirectory(folder)) {
      return true;
    }
    boolean file = Files.exists(folder);
    problems.addForFile(
        file
            ? "this is a file, and a dataset is a folder of CSV files"
            : "there is no such folder");
    return false;
  }

  @Override
  public String place() {
    return folder.toString();
  }

  @Override
  public List<String> entries() {
    return entries;
  }

  /** Notes and plans may lie beside the files of a dataset. */
  @Override
  public boolean isClosed() {
    return false;
  }

  private @Nullable Path elsewhere(String name) {
    return name.equals(Schema.PREVIOUS_PLAN.name()) ? previousPlan : null;
  }

  private Path path(String name) {
    Path elsewhere = elsewhere(name);
    return elsewhere == null ? folder.resolve(name) : elsewhere;
  }

  @Override
  public boolean has(String name) {
    return elsewhere(name) != null || Files.exists(path(name), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public String shown(String name) {
    Path elsewhere = elsewhere(name);
    return elsewhere == null ? name : elsewhere.toString();
  }

  @Override
  public String fileName(String name) {
    return String.valueOf(path(name).getFileName());
  }

  @Override
  public byte @Nullable [] read(String name, Problems problems) {
    return read(path(name), problems);
  }

  /** The bytes of a file; {@code null} with a problem when it cannot be read. */
  static byte @Nullable [] read(Path path, Problems problems) {
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
}
