package io.fleetfold.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project outside this build compiles and runs against what this build would install. It has a
 * local repository of its own, with Fleetfold's artifacts in it; all others come from the local
 * repository of this build, so that no network is needed.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "mvn is a script there, with another name")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ConsumerIT {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PROJECT = Path.of("src/it/consumer");
  private static final List<String> LIBRARIES = List.of("domain", "constraints", "solver-config");

  @TempDir private Path folder;

  @Test
  void aProjectOutsideThisBuildUsesWhatItInstalls() throws Exception {
    install("fleetfold", ROOT, ".pom");
    install("fleetfold-bom", ROOT.resolve("solver-config/bom"), ".pom");
    for (String module : LIBRARIES) {
      for (String ending : List.of(".pom", ".jar", "-sources.jar", "-javadoc.jar")) {
        install("fleetfold-" + module, ROOT.resolve(module), ending);
      }
    }
    String output = build(copyOfProject());
    assertThat(output).contains("hosts: [old-1, young]\n").contains("feasible: true\n");
    long margin = number(output, "margin");
    assertThat(margin).isPositive();
    assertThat(number(output, "bound")).isGreaterThanOrEqualTo(margin);
  }

  private Path localRepository() {
    return folder.resolve("repository");
  }

  private void install(String artifact, Path module, String ending) throws IOException {
    String name = artifact + "-" + property("project.version") + ending;
    Path made =
        ending.equals(".pom") ? module.resolve("pom.xml") : module.resolve("target/" + name);
    Path place =
        localRepository()
            .resolve("io/fleetfold/" + artifact + "/" + property("project.version") + "/" + name);
    Files.createDirectories(Objects.requireNonNull(place.getParent()));
    Files.copy(made, place);
  }

  /** The project is built in a copy, so that the sources stay clean. */
  private Path copyOfProject() throws IOException {
    Path copy = folder.resolve("consumer");
    try (var files = Files.walk(PROJECT)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path place = copy.resolve(PROJECT.relativize(file).toString());
        Files.createDirectories(Objects.requireNonNull(place.getParent()));
        Files.copy(file, place);
      }
    }
    return copy;
  }

  private String build(Path project) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(property("maven.home"), "bin", "mvn").toString());
    command.addAll(List.of("-B", "-q", "-ntp", "-s", settings().toString()));
    command.add("-Dfleetfold.version=" + property("project.version"));
    for (String plugin : List.of("compiler-plugin", "exec-plugin", "resources-plugin")) {
      command.add("-D" + plugin + ".version=" + property(plugin + ".version"));
    }
    command.addAll(List.of("compile", "exec:exec"));
    var builder = new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("MAVEN_OPTS");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("mvn says:%n%s", output).isZero();
    return output;
  }

  private Path settings() throws IOException {
    String text =
        """
        <settings>
          <localRepository>%s</localRepository>
          <mirrors>
            <mirror><id>here</id><mirrorOf>*</mirrorOf><url>%s</url></mirror>
          </mirrors>
        </settings>
        """
            .formatted(localRepository(), Path.of(property("local.repository")).toUri());
    return Files.writeString(folder.resolve("settings.xml"), text);
  }

  /** Set in the module's pom, for integration tests. */
  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }

  private static long number(String output, String name) {
    Matcher found = Pattern.compile("^" + name + ": (-?\\d+)$", Pattern.MULTILINE).matcher(output);
    assertThat(found.find()).as(output).isTrue();
    return Long.parseLong(found.group(1));
  }
}
