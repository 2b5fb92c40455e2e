package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

  @TempDir private Path parent;
  private Path dataset;
  private Path state;

  @BeforeEach
  void write() {
    dataset = TestFleet.write(parent);
    state = parent.resolve("state");
  }

  private ProgramRun night(Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("nightly", dataset, "--state", state, "--steps", 1));
    arguments.addAll(List.of(more));
    return ProgramRun.of(arguments.toArray());
  }

  private List<String> runs() throws IOException {
    try (Stream<Path> runs = Files.list(state.resolve("runs"))) {
      return runs.map(Path::getFileName).map(Path::toString).sorted().toList();
    }
  }

  @Test
  void newestRunsStay_andTheOneThatTheyWereComputedFrom() throws IOException {
    night();
    night();
    night();
    assertThat(night("--keep", 2).err()).contains("1 old run was removed");
    assertThat(runs()).as("0003 was computed from 0002").containsExactly("0002", "0003", "0004");
    night("--keep", 1);
    assertThat(runs()).containsExactly("0004", "0005");
  }

  @Test
  void runInForceAndTheOneBeforeItStay_howeverManyCameSince() throws IOException {
    night();
    night();
    night("--plan-only");
    night("--plan-only");
    night("--plan-only", "--keep", 1);
    assertThat(runs()).containsExactly("0001", "0002", "0005");
    assertThat(ProgramRun.of("apply", state, "0005").exitCode()).isZero();
  }

  @Test
  void thirtyRunsStayWithoutBeingAsked() throws IOException {
    assertThat(ProgramRun.of("nightly", "--help").out()).contains("stay (default: 30)");
    night();
    night();
    assertThat(runs()).containsExactly("0001", "0002");
  }

  @Test
  void runThatCannotBeReadStopsTheRemoval_notTheNight() throws IOException {
    night();
    night();
    night("--plan-only");
    Files.writeString(state.resolve("runs/0003/run.json"), "{\"run\": \"0003\"}");
    ProgramRun run = night("--keep", 2);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("Old runs stay. ", "run.json:1:1: at must be a time");
    assertThat(runs()).containsExactly("0001", "0002", "0003", "0004");
  }

  @Test
  void keepingNothingIsRefused() {
    ProgramRun run = night("--keep", 0);
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("--keep is at least 1");
    assertThat(state).doesNotExist();
  }
}
