package io.fleetfold.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {

  @TempDir private Path folder;

  @Test
  void fileIsReplacedWhole() throws Exception {
    Path file = Files.writeString(folder.resolve("page.md"), "old");
    ResultFile.replace(file, out -> out.write("new"));
    assertThat(file).hasContent("new");
    assertThat(FolderTree.entries(folder)).containsExactly(file);
  }

  @Test
  void failureLeavesTheOldFileAndNothingElse() throws Exception {
    Path file = Files.writeString(folder.resolve("page.md"), "old");
    assertThatThrownBy(() ->
            ResultFile.replace(
                file,
                out -> {
                  out.write("half");
                  throw new IOException("No space left on device");
                }))
        .hasMessage("Cannot write " + file + ": No space left on device. Nothing was changed.");
    assertThat(file).hasContent("old");
    assertThat(FolderTree.entries(folder)).containsExactly(file);
  }

  /** The link makes way for the file; what it points to stays as it is. */
  @Test
  void linkIsNotFollowed() throws Exception {
    Path precious = Files.writeString(folder.resolve("precious"), "thesis");
    Path link = Files.createSymbolicLink(folder.resolve("page.md"), precious);
    ResultFile.replace(link, out -> out.write("new"));
    assertThat(precious).hasContent("thesis");
    assertThat(link).isRegularFile().hasContent("new");
  }

  @Test
  void linkToNothingAndFoldersAreRefused() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("page.md"), folder.resolve("gone"));
    assertThatThrownBy(() -> ResultFile.check(link)).hasMessageContaining("is not a plain file");
    assertThatThrownBy(() -> ResultFile.check(folder)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> ResultFile.check(folder.resolve("no/page.md")))
        .hasMessageContaining("there is no folder");
  }

  /** What a killed run left goes; what is another file's, no plain file or only similar stays. */
  @Test
  void leftoversOfKilledRunsAreTakenAway() throws Exception {
    Path file = folder.resolve("page.md");
    String unique = "-0b7e8d3c-1f2a-4b5c-8d9e-0f1a2b3c4d5e";
    Files.writeString(folder.resolve(".fleetfold-page.md" + unique), "half");
    Path other = Files.writeString(folder.resolve(".fleetfold-other.md" + unique), "half");
    Path mine = Files.writeString(folder.resolve(".fleetfold-page.md-notes"), "mine");
    Path precious = Files.writeString(folder.resolve("precious"), "thesis");
    Path link =
        Files.createSymbolicLink(
            folder.resolve(".fleetfold-page.md" + unique.replace('0', '1')), precious);
    Path inside =
        Files.createDirectory(folder.resolve(".fleetfold-page.md" + unique.replace('0', '2')));
    ResultFile.replace(file, out -> out.write("new"));
    assertThat(FolderTree.entries(folder))
        .containsExactlyInAnyOrder(file, other, mine, precious, link, inside);
    assertThat(precious).hasContent("thesis");
  }

  /** Both are written at once, and the last to be whole stays. */
  @Test
  void fileThatAnotherRunIsWritingIsNoLeftover() throws Exception {
    Path file = folder.resolve("page.md");
    ResultFile.replace(
        file,
        out -> {
          out.write("first");
          replaceQuietly(file);
          assertThat(file).hasContent("second");
        });
    assertThat(file).hasContent("first");
    assertThat(FolderTree.entries(folder)).containsExactly(file);
  }

  private static void replaceQuietly(Path file) throws IOException {
    try {
      ResultFile.replace(file, out -> out.write("second"));
    } catch (ResultFolderException e) {
      throw new IOException(e);
    }
  }

  /** For the administrator, renaming a file over it would take the device away from everybody. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void deviceIsRefused() {
    assertThatThrownBy(() -> ResultFile.replace(Path.of("/dev/null"), out -> out.write("new")))
        .hasMessage("/dev/null is not a plain file, and is not replaced by one.");
  }
}
