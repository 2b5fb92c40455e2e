package io.fleetfold.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts Fleetfold, with a JDK and a Maven that only say what they were asked. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LauncherTest {

  private static final Path LAUNCHER = Path.of("../fleetfold");
  private static final String SOURCE = "domain/src/main/java/Fleet.java";

  @TempDir private Path parent;
  private Path checkout;

  @BeforeEach
  void write() throws IOException {
    checkout = parent.resolve("a checkout");
    put(checkout.resolve("pom.xml"), "<project/>");
    put(checkout.resolve(SOURCE), "class Fleet {}");
    Files.copy(LAUNCHER, checkout.resolve("fleetfold"), StandardCopyOption.COPY_ATTRIBUTES);
    put(parent.resolve("my jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    program("my jdk/bin/javac", "");
    program("my jdk/bin/java", "for word; do echo \"$word\"; done");
    program(
        "bin/mvn",
        """
        echo built >>"$BUILDS"
        mkdir -p cli/target/lib
        echo program >cli/target/fleetfold.jar
        echo library >cli/target/lib/library.jar
        """);
  }

  @Test
  void whatIsBuiltOnceIsNotBuiltAgain() throws Exception {
    assertThat(run(checkout, "check", "a dataset"))
        .containsSubsequence("-cp", build(checkout).resolve("fleetfold.jar").toString())
        .endsWith("io.fleetfold.cli.Fleetfold", "check", "a dataset");
    run(checkout);
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void copiedAndTouchedSourcesAreTheSameSources() throws Exception {
    run(checkout);
    Path copy = parent.resolve("another checkout");
    copyTree(checkout, copy);
    FileTime later = FileTime.from(Instant.now().plusSeconds(3600));
    Files.setLastModifiedTime(copy.resolve(SOURCE), later);
    assertThat(run(copy)).contains(build(copy).resolve("fleetfold.jar").toString());
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void otherSourcesAreBuilt_howeverOldTheFileIs() throws Exception {
    run(checkout);
    put(checkout.resolve(SOURCE), "class Flock {}");
    Files.setLastModifiedTime(
        checkout.resolve(SOURCE), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    run(checkout);
    assertThat(builds()).isEqualTo(2);
  }

  /** Programs of older builds may still be running. */
  @Test
  void halfABuildIsCleared_aWholeOneStays() throws Exception {
    run(checkout);
    Path older = build(checkout);
    Path half = checkout.resolve("cli/target/launcher/20260101T000000-77");
    put(half.resolve("log"), "killed");
    put(checkout.resolve(SOURCE), "class Flock {}");
    run(checkout);
    assertThat(half).doesNotExist();
    assertThat(older.resolve("fleetfold.jar")).exists();
    assertThat(build(checkout)).isNotEqualTo(older);
  }

  private List<String> run(Path folder, String... arguments) throws Exception {
    var builder = new ProcessBuilder(folder.resolve("fleetfold").toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("JAVA_HOME", parent.resolve("my jdk").toString());
    builder.environment().put("PATH", parent.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().put("BUILDS", parent.resolve("builds").toString());
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return out.lines().toList();
  }

  private int builds() throws IOException {
    return Files.readAllLines(parent.resolve("builds")).size();
  }

  private static Path build(Path folder) throws IOException {
    Path builds = folder.toRealPath().resolve("cli/target/launcher");
    return builds.resolve(Files.readString(builds.resolve("current")).strip());
  }

  private void program(String name, String script) throws IOException {
    Path file = parent.resolve(name);
    put(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static void put(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : tree.toList()) {
        Path copy = to.resolve(from.relativize(path));
        Files.copy(path, copy);
        assertThat(copy.toFile().setExecutable(Files.isExecutable(path))).isTrue();
      }
    }
  }
}
