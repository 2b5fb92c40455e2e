package io.fleetfold.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a result that nobody can read, and of a run that memory does not suffice for. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OutputIT {

  private static final String PROGRAM =
      "\""
          + Path.of(System.getProperty("java.home"), "bin", "java")
          + "\" $OPTIONS"
          + " --enable-native-access=ALL-UNNAMED -jar \""
          + Path.of("target/fleetfold.jar")
          + "\"";

  @TempDir private Path parent;
  private Path dataset;

  @BeforeEach
  void write() {
    dataset = TestFleet.write(parent);
  }

  @Test
  void resultThatCannotBeWrittenIsWrongUsage() throws Exception {
    assertThat(run("", "check \"$DATASET\" >/dev/full")).isEqualTo(ExitCode.USAGE);
    assertThat(errors())
        .containsExactly("The result cannot be written to stdout: No space left on device.");
    assertThat(run("", "check \"$DATASET\" >&-")).isEqualTo(ExitCode.USAGE);
    assertThat(errors()).singleElement().asString().startsWith("The result cannot be written");
    assertThat(run("", "--help >/dev/full")).isEqualTo(ExitCode.USAGE);
  }

  /** The exit code of the program, not of the reader that has seen enough. */
  @Test
  void readerThatHasSeenEnoughIsNoFailure() throws Exception {
    assertThat(run("", "check \"$DATASET\" | head -n 1 >/dev/null; exit ${PIPESTATUS[0]}"))
        .isZero();
    assertThat(run("", "check \"$DATASET\" | true; exit ${PIPESTATUS[0]}")).isZero();
    assertThat(errors()).isEmpty();
  }

  /** What failed for another reason keeps its exit code. */
  @Test
  void errorsComeFirst() throws Exception {
    assertThat(run("", "check \"$DATASET/none\" >/dev/full")).isEqualTo(ExitCode.INPUT_INVALID);
  }

  @Test
  void tooLittleMemoryIsOneSentenceWithTheRemedy() throws Exception {
    assertThat(run("-Xmx16m -Xmn3m", "generate --accelerators 1000000 --out \"$DATASET-2\""))
        .isEqualTo(ExitCode.USAGE);
    assertThat(errors())
        .singleElement()
        .asString()
        .startsWith("There is too little memory: ")
        .contains("such as FLEETFOLD_JAVA_OPTS=-Xmx");
    assertThat(parent.toFile().list()).containsExactlyInAnyOrder("two-racks", "err");
  }

  private int run(String options, String arguments) throws Exception {
    var builder =
        new ProcessBuilder("bash", "-c", PROGRAM + " " + arguments)
            .redirectError(parent.resolve("err").toFile());
    builder.environment().put("DATASET", dataset.toString());
    builder.environment().put("OPTIONS", options);
    Process process = builder.start();
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }

  private List<String> errors() throws Exception {
    return Files.readAllLines(parent.resolve("err"), UTF_8);
  }
}
