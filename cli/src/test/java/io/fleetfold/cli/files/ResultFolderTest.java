package io.fleetfold.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {

  @TempDir private Path parent;

  @Test
  void newFolderAppearsWithItsParents() throws Exception {
    write(parent.resolve("deep/plan"), "new");
    assertThat(files(parent.resolve("deep"))).containsExactly("plan", "plan/plan.csv=new");
  }

  @Test
  void planThatIsThereIsReplacedWhole() throws Exception {
    Path folder = existing("plan.csv", "moves.csv", "report.html");
    write(folder, "new");
    assertThat(files(parent)).containsExactly("plan", "plan/plan.csv=new");
  }

  @Test
  void otherFilesInTheFolderOfAPlanAreKept() throws Exception {
    Path folder = existing("plan.csv", "notes.txt");
    write(folder, "new");
    assertThat(files(parent)).containsExactly("plan", "plan/notes.txt=old", "plan/plan.csv=new");
  }

  @Test
  void folderWithoutAPlanIsRefusedUnlessForced() throws Exception {
    Path folder = existing("photo.jpg");
    assertThatThrownBy(() -> ResultFolder.open(folder, FolderKind.PLAN, false))
        .isInstanceOf(ResultFolderException.class)
        .hasMessage(
            folder + " holds files but no plan. Maybe another folder, or --force to write there.");
    try (var forced = ResultFolder.open(folder, FolderKind.PLAN, true)) {
      forced.replace(fresh -> Files.writeString(fresh.resolve("plan.csv"), "new"));
    }
    assertThat(files(parent)).containsExactly("plan", "plan/photo.jpg=old", "plan/plan.csv=new");
  }

  @Test
  void emptyFolderIsUsed() throws Exception {
    Path folder = Files.createDirectory(parent.resolve("plan"));
    write(folder, "new");
    assertThat(files(parent)).containsExactly("plan", "plan/plan.csv=new");
  }

  @Test
  void fileIsRefused() throws IOException {
    Path file = Files.writeString(parent.resolve("plan"), "old");
    assertThatThrownBy(() -> ResultFolder.open(file, FolderKind.PLAN, true))
        .hasMessage(file + " is a file, not a folder.");
  }

  @Test
  void fullDiskChangesNothing() throws Exception {
    Path folder = existing("plan.csv", "notes.txt");
    try (var result = ResultFolder.open(folder, FolderKind.PLAN, false)) {
      assertThatThrownBy(() ->
              result.replace(fresh -> {
                Files.writeString(fresh.resolve("plan.csv"), "half");
                throw new IOException("No space left on device");
              }))
          .isInstanceOf(ResultFolderException.class)
          .hasMessage("Cannot write " + folder + ": No space left on device. Nothing was changed.");
    }
    assertThat(files(parent)).containsExactly("plan", "plan/notes.txt=old", "plan/plan.csv=old");
  }

  @Test
  void oneRunAtATime() throws Exception {
    Path folder = parent.resolve("plan");
    try (var first = ResultFolder.open(folder, FolderKind.PLAN, false)) {
      assertThatThrownBy(() -> ResultFolder.open(folder, FolderKind.PLAN, false))
          .isInstanceOf(LockedFolderException.class)
          .hasMessageContaining(folder + " is locked: another run of Fleetfold works on it");
      first.replace(fresh -> Files.writeString(fresh.resolve("plan.csv"), "new"));
    }
    write(folder, "newer");
    assertThat(files(parent)).containsExactly("plan", "plan/plan.csv=newer");
  }

  @Test
  void linkToAFolderStaysALink() throws Exception {
    Path folder = existing("plan.csv");
    Path link = Files.createSymbolicLink(parent.resolve("link"), folder);
    write(link, "new");
    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("plan.csv")).hasContent("new");
  }

  private Path existing(String... names) throws IOException {
    Path folder = Files.createDirectory(parent.resolve("plan"));
    for (String name : names) {
      Files.writeString(folder.resolve(name), "old");
    }
    return folder;
  }

  private static void write(Path folder, String text) throws Exception {
    try (var result = ResultFolder.open(folder, FolderKind.PLAN, false)) {
      result.replace(fresh -> Files.writeString(fresh.resolve("plan.csv"), text));
    }
  }

  /** Everything below a folder, files with their text. */
  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(path -> !path.equals(folder))
          .map(path -> folder.relativize(path) + text(path))
          .sorted()
          .toList();
    }
  }

  private static String text(Path path) {
    try {
      return Files.isRegularFile(path) ? "=" + Files.readString(path) : "";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
