package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The unit files are read as their programs read them, and the command in them is run. */
class DeployTest {

  private static final Path DEPLOY = Path.of("deploy");
  private static final String PROGRAM = "/opt/fleetfold/fleetfold";

  @TempDir private Path parent;

  @Test
  void serviceRunsANight() throws IOException {
    Map<String, String> service = unit("fleetfold-nightly.service");
    assertThat(service).containsEntry("Service.Type", "oneshot");
    assertThat(service).containsEntry("Service.SuccessExitStatus", "75");
    String command = service.get("Service.ExecStart");
    assertThat(command).as("systemd would expand it").doesNotContain("%", "$");
    runs(List.of(command.split("\\s+", -1)));
    assertThat(parent.resolve("metrics/fleetfold.prom")).isNotEmptyFile();
  }

  @Test
  void timerStartsTheServiceOnceANight() throws IOException {
    assertThat(unit("fleetfold-nightly.timer"))
        .containsEntry("Timer.Unit", "fleetfold-nightly.service")
        .containsEntry("Timer.OnCalendar", "*-*-* 02:00:00")
        .containsEntry("Timer.Persistent", "true")
        .containsEntry("Install.WantedBy", "timers.target");
  }

  @Test
  void cronJobRunsANight_andMountsWhatTheCommandNames() throws IOException {
    List<Object> documents = new ArrayList<>();
    new Yaml().loadAll(Files.readString(DEPLOY.resolve("cronjob.yaml"))).forEach(documents::add);
    Object job = documents.getFirst();
    assertThat(at(job, "kind")).isEqualTo("CronJob");
    assertThat(at(job, "spec", "schedule")).isEqualTo("0 2 * * *");
    assertThat(at(job, "spec", "concurrencyPolicy")).isEqualTo("Forbid");
    Object pod = at(job, "spec", "jobTemplate", "spec", "template", "spec");
    assertThat(at(pod, "restartPolicy")).isEqualTo("Never");
    Object container = ((List<?>) at(pod, "containers")).getFirst();
    List<String> command = new ArrayList<>();
    ((List<?>) at(container, "command")).forEach(word -> command.add((String) word));
    ((List<?>) at(container, "args")).forEach(word -> command.add((String) word));
    assertThat((List<?>) at(container, "volumeMounts"))
        .extracting(mount -> at(mount, "mountPath"))
        .containsExactly("/dataset", "/state");
    assertThat(at(documents.getLast(), "metadata", "name"))
        .isEqualTo(
            at(((List<?>) at(pod, "volumes")).getLast(), "persistentVolumeClaim", "claimName"));
    runs(command);
  }

  private static Object at(Object yaml, String... path) {
    Object value = yaml;
    for (String name : path) {
      value = ((Map<?, ?>) value).get(name);
      assertThat(value).as(String.join(".", path)).isNotNull();
    }
    return value;
  }

  /** The command with its folders here, and its search limited by steps. */
  private void runs(List<String> command) throws IOException {
    assertThat(command).startsWith(PROGRAM, "nightly");
    Files.createDirectories(parent.resolve("metrics"));
    Path dataset = TestFleet.write(parent);
    List<Object> arguments = new ArrayList<>();
    for (String word : command.subList(1, command.size())) {
      arguments.add(
          word.replaceFirst("^/etc/fleetfold/dataset$|^/dataset$", dataset.toString())
              .replaceFirst("^/var/lib/fleetfold(?=/)|^/state(?=/)", parent.toString())
              .replaceFirst(
                  "^/var/lib/prometheus/node-exporter", parent.resolve("metrics").toString()));
    }
    int timeLimit = arguments.indexOf("--time-limit");
    assertThat(timeLimit).isPositive();
    arguments.set(timeLimit, "--steps");
    arguments.set(timeLimit + 1, "3");
    ProgramRun run = ProgramRun.of(arguments.toArray());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("run 0001 is in force");
  }

  /** Section and key to value; lines that end in a backslash go on in the next. */
  private static Map<String, String> unit(String name) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    String section = "";
    String text = Files.readString(DEPLOY.resolve(name)).replaceAll("\\\\\n\\s*", "");
    for (String line : text.lines().toList()) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.length() - 1);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        int equals = line.indexOf('=');
        assertThat(equals).as(line).isPositive();
        values.put(section + "." + line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return values;
  }
}
