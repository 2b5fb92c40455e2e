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

  /** How a plan.csv of Fleetfold begins. */
  private static final String OURS = "shard,workload,phase,model,host,site";

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
    assertThatThrownBy(() -> ResultFolder.open(file.resolve("deep"), FolderKind.PLAN, true))
        .hasMessage("Cannot write to %s/deep: %s is in the way. Nothing was changed.", file, file);
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
    assertThat(files(parent))
        .containsExactly("plan", "plan/notes.txt=old", "plan/plan.csv=" + OURS);
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
    assertThat(files(parent)).containsExactly("plan", "plan/plan.csv=new");
  }

  @Test
  void linkToAFolderStaysALink() throws Exception {
    Path folder = existing("plan.csv");
    Path link = Files.createSymbolicLink(parent.resolve("link"), folder);
    write(link, "new");
    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("plan.csv")).hasContent("new");
  }

  /** Other programs write summary.json, too. */
  @Test
  void fileOfOthersWithANameOfOursMakesNoPlan() throws Exception {
    Path training = folder("training", "summary.json", "report.html");
    assertRefused(training, false, "holds files but no plan");
    try (var forced = ResultFolder.open(training, FolderKind.PLAN, true)) {
      forced.replace(fresh -> Files.writeString(fresh.resolve("plan.csv"), "new"));
    }
    assertThat(training.resolve("report.html")).hasContent("old");
    assertThat(training.resolve("summary.json")).hasContent("old");
  }

  /** The plan would be verified against it. */
  @Test
  void foreignFileThatWouldBeTakenForAPartOfThePlanIsRefused() throws Exception {
    assertRefused(
        folder("mine", "previous_plan.csv"), true, "would be taken for a part of the plan");
  }

  @Test
  void datasetIsNoFolderForAPlan_norIsAFolderInItOrAroundIt() throws Exception {
    Path dataset = folder("around/dataset", "hosts.csv", "previous_plan.csv");
    assertRefused(dataset, true, "is the dataset", dataset);
    assertRefused(dataset.resolve("deep/plan"), true, "is in the dataset", dataset);
    assertRefused(parent.resolve("around"), true, "holds the dataset", dataset);
    assertRefused(folder("other", "hosts.csv"), true, "is a dataset");
    Path link = Files.createSymbolicLink(parent.resolve("link"), dataset);
    assertRefused(link, true, "is the dataset", dataset);
    assertRefused(link.resolve("plan"), true, "is in the dataset", dataset);
    write(parent.resolve("around/dataset-plan"), "new", dataset);
    assertThat(parent.resolve("around/dataset-plan/plan.csv")).hasContent("new");
  }

  @Test
  void linkToNothingIsRefused() throws Exception {
    Path link = Files.createSymbolicLink(parent.resolve("plan"), parent.resolve("gone"));
    assertRefused(link, true, "is a link to nothing");
  }

  @Test
  void lockThatIsALinkIsNotFollowed() throws Exception {
    Path precious = Files.writeString(parent.resolve("precious"), "thesis");
    Files.createSymbolicLink(parent.resolve(".fleetfold-plan.lock"), precious);
    assertRefused(parent.resolve("plan"), false, ".fleetfold-plan.lock is in the way");
    assertThat(precious).hasContent("thesis");
  }

  @Test
  void lockThatIsSomebodyElsesFileStays() throws Exception {
    Path file = Files.writeString(parent.resolve(".fleetfold-plan.lock"), "thesis");
    assertRefused(parent.resolve("plan"), false, ".fleetfold-plan.lock is in the way");
    assertThat(file).hasContent("thesis");
    Files.delete(file);
    Files.createDirectory(file);
    assertRefused(parent.resolve("plan"), false, ".fleetfold-plan.lock is in the way");
  }

  /** Earlier builds wrote up to 8,000 zeros into it. */
  @Test
  void lockOfAKilledRunIsTakenUp() throws Exception {
    Files.write(parent.resolve(".fleetfold-plan.lock"), new byte[8000]);
    write(parent.resolve("plan"), "new");
    Files.write(parent.resolve(".fleetfold-other.lock"), new byte[8001]);
    assertRefused(parent.resolve("other"), false, ".fleetfold-other.lock is in the way");
  }

  /** Killed after the old result was set aside, before the new one took its place. */
  @Test
  void oldResultOfAKilledRunReturns() throws Exception {
    leftover(".fleetfold-plan.old", "plan.csv", "notes.txt");
    leftover(".fleetfold-plan.new", "plan.csv");
    ResultFolder.open(parent.resolve("plan"), FolderKind.PLAN, false).close();
    assertThat(files(parent))
        .containsExactly("plan", "plan/notes.txt=old", "plan/plan.csv=" + OURS);
  }

  /** Killed after the new result took its place, before the rest of the old one was moved. */
  @Test
  void otherFilesOfAKilledRunReturn() throws Exception {
    leftover("plan", "plan.csv");
    leftover(".fleetfold-plan.old", "plan.csv", "moves.csv", "notes.txt");
    ResultFolder.open(parent.resolve("plan"), FolderKind.PLAN, false).close();
    assertThat(files(parent))
        .containsExactly("plan", "plan/notes.txt=old", "plan/plan.csv=" + OURS);
  }

  /** Earlier builds named what they set aside after the process: 1 in every container. */
  @Test
  void whatAnEarlierBuildSetAsideReturns() throws Exception {
    folder("plan.old-" + ProcessHandle.current().pid(), "plan.csv", "notes.txt");
    write(parent.resolve("plan"), "new");
    assertThat(files(parent)).containsExactly("plan", "plan/notes.txt=old", "plan/plan.csv=new");
  }

  @Test
  void foldersThatOnlySeemToBeOfAnEarlierBuildAreLeftAlone() throws Exception {
    Path old = folder("plan.old-" + ProcessHandle.current().pid(), "photo.jpg");
    Path fresh = folder("plan.tmp-" + ProcessHandle.current().pid(), "plan.csv");
    Path backup = folder("plan.old-0", "plan.csv", "notes.txt");
    write(parent.resolve("plan"), "new");
    assertThat(old.resolve("photo.jpg")).exists();
    assertThat(fresh.resolve("plan.csv")).exists();
    assertThat(backup.resolve("notes.txt")).exists();
  }

  @Test
  void foldersOfOthersBesideItAreLeftAlone() throws Exception {
    folder(".fleetfold-plan.old", "thesis.tex");
    assertRefused(parent.resolve("plan"), true, ".fleetfold-plan.old is in the way");
  }

  private void leftover(String folder, String... names) throws IOException {
    Unfinished.mark(folder(folder, names));
  }

  private Path existing(String... names) throws IOException {
    return folder("plan", names);
  }

  /** A folder with these files; a plan.csv is one of Fleetfold. */
  private Path folder(String folder, String... names) throws IOException {
    Path made = Files.createDirectories(parent.resolve(folder));
    for (String name : names) {
      Files.writeString(made.resolve(name), name.equals("plan.csv") ? OURS : "old");
    }
    return made;
  }

  private static void write(Path folder, String text, Path... inputs) throws Exception {
    try (var result = ResultFolder.open(folder, FolderKind.PLAN, false, inputs)) {
      result.replace(fresh -> Files.writeString(fresh.resolve("plan.csv"), text));
    }
  }

  private void assertRefused(Path folder, boolean force, String sentence, Path... inputs)
      throws IOException {
    List<String> before = files(parent);
    assertThatThrownBy(() -> ResultFolder.open(folder, FolderKind.PLAN, force, inputs))
        .isInstanceOf(ResultFolderException.class)
        .hasMessageContaining(sentence);
    assertThat(files(parent)).isEqualTo(before);
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
