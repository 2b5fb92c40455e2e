package io.fleetfold.solver.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes that load the engine. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EngineLoaderTest {

  private static final int PROCESSES = 4;
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir private Path parent;
  private Path cache;
  private Path temporary;

  @BeforeEach
  void name() throws IOException {
    cache = parent.resolve("cache");
    temporary = Files.createDirectory(parent.resolve("temporary"));
  }

  @Test
  void processesThatStartTogetherShareOneFolder() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(start(probe()));
    }
    for (Process process : processes) {
      assertThat(answer(process)).isEmpty();
    }
    assertThat(names(cache)).singleElement().asString().startsWith("ortools-");
    assertThat(names(temporary)).isEmpty();
  }

  @Test
  void withoutACacheTheFilesAreGoneAsSoonAsTheyAreLoaded() throws Exception {
    Files.writeString(cache, "a file");
    assertThat(answer(start(probe()))).isEmpty();
    assertThat(names(temporary)).isEmpty();
  }

  /** In a name space of its own, where no program may run from either folder. */
  @Test
  void whereNoProgramMayRunThatIsTheCause() throws Exception {
    var mount = List.of("unshare", "-rm", "mount", "-t", "tmpfs", "none", temporary.toString());
    assumeTrue(start(mount).waitFor() == 0, "disks in memory can be mounted here");
    Files.createDirectory(cache);
    String script =
        "mount -t tmpfs -o noexec none \"$1\"; mount -t tmpfs -o noexec none \"$2\"; shift 2;"
            + " \"$@\"";
    List<String> command =
        new ArrayList<>(
            List.of("unshare", "-rm", "sh", "-c", script, "sh", cache + "", temporary + ""));
    command.addAll(probe());
    assertThat(answer(start(command)))
        .startsWith("the native library of the LP engine (OR-Tools) does not load here: ")
        .contains("no program may run in that folder: it is mounted noexec");
  }

  private List<String> probe() {
    return List.of(
        JAVA.toString(),
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-Dfleetfold.cache=" + cache,
        "-Djava.io.tmpdir=" + temporary,
        "-cp",
        System.getProperty("java.class.path"),
        EngineProbe.class.getName());
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static String answer(Process process) throws Exception {
    String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return answer;
  }

  /** What is in the folder; the JVM's own files begin with its name. */
  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(Path::getFileName)
          .map(Path::toString)
          .filter(name -> !name.startsWith("hsperfdata_"))
          .toList();
    }
  }
}
