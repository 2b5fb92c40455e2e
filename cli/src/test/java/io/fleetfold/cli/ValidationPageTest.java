package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled constants and the page about them are what the shipped measurements give. */
class ValidationPageTest {

  private static final Path BUNDLED = Path.of("../datasets/calibration");
  private static final String WRITE = "fleetfold.validation.write";

  @TempDir private Path folder;

  @Test
  void calibratingTheShippedRows_givesTheShippedFiles() throws IOException {
    Path page = folder.resolve("VALIDATION.md");
    List<Object> arguments = new ArrayList<>(List.of("calibrate"));
    try (Stream<Path> measured = Files.list(BUNDLED.resolve("measured"))) {
      measured.filter(file -> file.toString().endsWith(".csv")).sorted().forEach(arguments::add);
    }
    arguments.addAll(List.of("--out", folder, "--page", page, "--quiet"));
    assertThat(ProgramRun.of(arguments.toArray()).exitCode()).isZero();
    for (String file : List.of("constants.csv", "intervals.csv", "errors.csv", "VALIDATION.md")) {
      if (Boolean.getBoolean(WRITE)) {
        Files.copy(
            folder.resolve(file), BUNDLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
      assertThat(folder.resolve(file))
          .as(
              "datasets/calibration/%s is not what its measurements give; write it anew with: mvn"
                  + " -pl cli -am test -Dtest=ValidationPageTest"
                  + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
              file, WRITE)
          .hasSameTextualContentAs(BUNDLED.resolve(file));
    }
  }
}
