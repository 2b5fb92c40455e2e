package io.fleetfold.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {

  @TempDir private Path parent;
  private Path state;

  @BeforeEach
  void name() {
    state = parent.resolve("state");
  }

  @Test
  void newStoreIsMarked_andOpensAgain() throws Exception {
    assertThat(publish()).isEqualTo("0001");
    assertThat(publish()).isEqualTo("0002");
    assertThat(names(state)).containsExactly(".fleetfold-state", "current", "runs");
    assertThat(names(state.resolve("runs/0001"))).containsExactly("run.json");
  }

  /** Training jobs write such folders; none has a record of ours. */
  @Test
  void runsOfOthersAreRefusedAndStay() throws Exception {
    put("runs/2024/model.pt", "weights");
    put("runs/20240131/run.json", "{\"id\": 7}");
    put("runs/.tmp-mywork/notes", "mine");
    put(".tmp-other/notes", "mine");
    List<String> before = files();
    assertThatThrownBy(() -> RunStore.open(state))
        .isInstanceOf(ResultFolderException.class)
        .hasMessage(
            state
                + " holds files but no runs of Fleetfold: it is not a state folder. Maybe another"
                + " folder.");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void otherThingsInAStateFolderAreNeitherCountedNorTouched() throws Exception {
    publish();
    put("runs/2024/model.pt", "weights");
    put("runs/999999999/model.pt", "weights");
    put("runs/0007/run.json", "{\"run\": \"0001\"}");
    put("runs/.tmp-mywork/notes", "mine");
    put("runs/.tmp-0005/plan.csv", "mine");
    put("runs/.fleetfold-0003/plan.csv", "mine");
    put(".tmp-other/notes", "mine");
    put("runs/0002", "a file");
    List<String> before = files();
    try (RunStore store = RunStore.open(state)) {
      assertThat(store.numbers()).containsExactly("0001");
      assertThat(store.nextNumber()).as("0002 and 0003 are taken").isEqualTo("0004");
      assertThatThrownBy(() -> store.remove("2024")).hasMessageContaining("There is no run 2024");
    }
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void runBehindALinkIsNoRun() throws Exception {
    publish();
    put("../elsewhere/run.json", "{\"run\": \"0002\"}");
    Files.createSymbolicLink(state.resolve("runs/0002"), parent.resolve("elsewhere"));
    try (RunStore store = RunStore.open(state)) {
      assertThat(store.numbers()).containsExactly("0001");
      assertThat(store.nextNumber()).isEqualTo("0003");
    }
  }

  /** Earlier builds set no marks, and called unfinished runs .tmp-NUMBER. */
  @Test
  void storeOfAnEarlierBuildIsTakenOver() throws Exception {
    put("runs/0041/run.json", "{\n  \"run\": \"0041\",\n  \"at\": \"2026-08-01T02:00:00Z\"}");
    put("runs/.tmp-0040/run.json", "{\n  \"run\": \"0040\"}");
    put("fleetfold.prom", "");
    assertThat(publish()).isEqualTo("0042");
    assertThat(names(state.resolve("runs"))).containsExactly("0041", "0042");
    assertThat(state.resolve(".fleetfold-state")).isRegularFile();
  }

  @Test
  void folderWithNothingThatShowsBecomesAStore() throws Exception {
    put(".hidden", "");
    put("lost+found/x", "");
    put("runs/.tmp-0001/plan.csv", "of a first night that was killed");
    assertThat(publish()).isEqualTo("0001");
    assertThat(state.resolve("runs/.tmp-0001/plan.csv")).exists();
  }

  @Test
  void whatAKilledRunLeftIsCleared() throws Exception {
    publish();
    put("runs/.fleetfold-0002/plan.csv", "half");
    Unfinished.mark(state.resolve("runs/.fleetfold-0002"));
    Files.createDirectory(state.resolve("runs/.fleetfold-0003"));
    Files.createSymbolicLink(state.resolve(".fleetfold-current"), Path.of("runs/0002"));
    assertThat(publish()).isEqualTo("0002");
    assertThat(names(state.resolve("runs"))).containsExactly("0001", "0002");
    assertThat(names(state)).containsExactly(".fleetfold-state", "current", "runs");
  }

  @Test
  void numbersEndWithASentence() throws Exception {
    put("runs/999999999/run.json", "{\"run\": \"999999999\"}");
    try (RunStore store = RunStore.open(state)) {
      assertThatThrownBy(store::nextNumber)
          .isInstanceOf(ResultFolderException.class)
          .hasMessageContaining("no number is left after run 999999999");
    }
  }

  @Test
  void lockThatIsALinkIsNotFollowed() throws Exception {
    publish();
    Path precious = Files.writeString(parent.resolve("precious"), "thesis");
    Files.createSymbolicLink(state.resolve(".fleetfold-state.lock"), precious);
    assertThatThrownBy(() -> RunStore.open(state))
        .hasMessageContaining(".fleetfold-state.lock is in the way");
    assertThat(precious).hasContent("thesis");
  }

  @Test
  void linkToComeThatIsSomebodyElsesFileIsSaidBeforeTheWork() throws Exception {
    publish();
    put(".fleetfold-current", "mine");
    assertThatThrownBy(() -> RunStore.open(state))
        .isInstanceOf(ResultFolderException.class)
        .hasMessageContaining(".fleetfold-current is in the way: it is not Fleetfold's");
  }

  @Test
  void stateInTheDatasetIsRefused() throws Exception {
    put("hosts.csv", "");
    assertThatThrownBy(() -> RunStore.open(state, state)).hasMessageContaining(" is the dataset ");
    assertThatThrownBy(() -> RunStore.open(state.resolve("deep/er"), state))
        .hasMessageContaining(" is in the dataset ");
    assertThat(names(state)).containsExactly("hosts.csv");
  }

  private String publish() throws Exception {
    try (RunStore store = RunStore.open(state)) {
      String number = store.nextNumber();
      store.keep(
          number,
          run -> Files.writeString(run.resolve("run.json"), "{\"run\": \"" + number + "\"}"));
      store.putInForce(number);
      return number;
    }
  }

  private void put(String name, String text) throws IOException {
    Path file = state.resolve(name).normalize();
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static List<String> names(Path folder) throws IOException {
    return FolderTree.entries(folder).stream().map(Path::getFileName).map(Path::toString).toList();
  }

  /** Everything in the state folder but its mark. */
  private List<String> files() throws IOException {
    try (Stream<Path> tree = Files.walk(state)) {
      return tree.map(Path::toString).sorted().toList();
    }
  }
}
