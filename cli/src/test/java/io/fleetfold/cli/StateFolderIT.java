package io.fleetfold.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

/** State folders that cannot be written to: one error, and nothing is changed. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StateFolderIT {

  private static final Path JAR = Path.of("target/fleetfold.jar");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** The administrator may write anywhere, unless the right to is given up. */
  private static final List<String> WITHOUT_PRIVILEGES =
      List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all");

  @TempDir private Path parent;
  private Path dataset;
  private Path state;

  @BeforeEach
  void write() {
    dataset = TestFleet.write(parent);
    state = parent.resolve("state");
  }

  @Test
  void stateThatMayOnlyBeReadIsOneErrorAndChangesNothing() throws Exception {
    assertThat(exitCode(night())).isZero();
    List<Path> locked = List.of(state.resolve("runs"), state);
    permit(locked, "r-xr-xr-x");
    try {
      List<String> before = content();
      List<String> command = new ArrayList<>();
      if (Files.isWritable(state)) {
        command.addAll(WITHOUT_PRIVILEGES);
        var probe = new ArrayList<>(command);
        probe.addAll(List.of("test", "!", "-w", state.toString()));
        assumeTrue(canRun(probe), "setpriv takes the administrator's privileges away");
      }
      command.addAll(night());
      assertThat(exitCode(command)).isEqualTo(ExitCode.USAGE);
      assertThat(errors())
          .singleElement()
          .asString()
          .startsWith("Cannot use the state folder " + state + ": permission denied")
          .endsWith("Nothing was changed.");
      assertThat(content()).isEqualTo(before);
    } finally {
      permit(locked, "rwxr-xr-x");
    }
  }

  /** In a name space of its own, where the state is a small disk in memory. */
  @Test
  void fullDiskIsOneErrorAndChangesNothing() throws Exception {
    List<String> mount = List.of("unshare", "-rm", "mount", "-t", "tmpfs", "none", dataset + "");
    assumeTrue(canRun(mount), "disks in memory can be mounted here");
    Files.createDirectory(state);
    Path script =
        Files.writeString(
            parent.resolve("script"),
            """
            set -eu
            mount -t tmpfs -o size=1m none "$STATE"
            "$@"
            head -c 1m /dev/zero >"$STATE/.else" 2>/dev/null || :
            truncate -s "-$FREE" "$STATE/.else"
            find "$STATE" | sort
            "$@" && code=0 || code=$?
            find "$STATE" | sort
            echo "exit code $code, $(readlink "$STATE/current") in force"
            """);
    for (String free : List.of("0", "12k", "40k")) {
      var command = new ArrayList<>(List.of("unshare", "-rm", "sh", script.toString()));
      command.addAll(night());
      var builder = builder(command);
      builder.environment().put("STATE", state.toString());
      builder.environment().put("FREE", free);
      assertThat(builder.start().waitFor()).as(free + " free").isZero();
      assertThat(errors())
          .as(free + " free")
          .singleElement()
          .asString()
          .startsWith("Cannot ")
          .contains(state + ": No space left on device")
          .endsWith("Nothing was changed.");
      List<String> out = Files.readAllLines(parent.resolve("out"), UTF_8);
      assertThat(out.getLast()).isEqualTo("exit code 2, runs/0001 in force");
      List<String> files = out.stream().filter(line -> line.startsWith(state.toString())).toList();
      int half = files.size() / 2;
      assertThat(files.subList(half, files.size())).isEqualTo(files.subList(0, half));
    }
  }

  private List<String> night() {
    return List.of(
        JAVA.toString(),
        "-jar",
        JAR.toString(),
        "nightly",
        dataset.toString(),
        "--state",
        state.toString(),
        "--steps",
        "1",
        "--quiet");
  }

  private ProcessBuilder builder(List<String> command) {
    return new ProcessBuilder(command)
        .redirectOutput(parent.resolve("out").toFile())
        .redirectError(parent.resolve("errors").toFile());
  }

  private int exitCode(List<String> command) throws Exception {
    return builder(command).start().waitFor();
  }

  private boolean canRun(List<String> command) throws InterruptedException {
    try {
      return builder(command).start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  private List<String> errors() throws IOException {
    return Files.readAllLines(parent.resolve("errors"), UTF_8);
  }

  /** Every file of the state, with when it was changed. */
  private List<String> content() throws IOException {
    try (Stream<Path> files = Files.walk(state)) {
      List<String> lines = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        lines.add(file + " " + Files.getLastModifiedTime(file));
      }
      return lines;
    }
  }

  private static void permit(List<Path> folders, String permissions) throws IOException {
    for (Path folder : folders) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }
  }
}
