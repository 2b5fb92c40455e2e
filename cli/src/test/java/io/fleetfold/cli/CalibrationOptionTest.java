package io.fleetfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that take the constants of a user's own calibration. */
class CalibrationOptionTest {

  private static final Path BUNDLED = Path.of("../datasets/calibration");

  @TempDir private Path folder;
  private Path dataset = Path.of("");
  private Path slower = Path.of("");

  @BeforeEach
  void fleetWithoutProfilesAndACalibrationOfSlowerLayers() throws IOException {
    dataset = TestFleet.write(folder);
    Files.deleteIfExists(dataset.resolve("profiles.csv"));
    slower = Files.createDirectory(folder.resolve("slower"));
    List<String> lines = Files.readAllLines(BUNDLED.resolve("constants.csv"));
    Files.write(slower.resolve("constants.csv"), slowerLayers(lines));
    Files.copy(BUNDLED.resolve("intervals.csv"), slower.resolve("intervals.csv"));
  }

  /** Every layer of a decode step takes 300 us. */
  private static List<String> slowerLayers(List<String> lines) {
    String header =
        lines.stream().filter(line -> line.startsWith("accelerator,")).findFirst().orElseThrow();
    int column = List.of(header.split(",")).indexOf("layer_us");
    return lines.stream()
        .map(line -> {
          String[] cells = line.split(",");
          if (!line.startsWith("#") && !line.equals(header)) {
            cells[column] = "300";
          }
          return line.startsWith("#") ? line : String.join(",", cells);
        })
        .collect(Collectors.toList());
  }

  private static double decodeRate(ProgramRun profile) {
    var row = Pattern.compile("(?m)^chat,decode,h100,1,([0-9.]+),").matcher(profile.out());
    assertThat(row.find()).isTrue();
    return Double.parseDouble(row.group(1));
  }

  @Test
  void itsConstantsDecideTheRates() {
    ProgramRun bundled = ProgramRun.of("profile", dataset);
    ProgramRun calibrated = ProgramRun.of("profile", dataset, "--calibration", slower);
    assertThat(calibrated.exitCode()).isZero();
    assertThat(decodeRate(calibrated)).isLessThan(decodeRate(bundled));
  }

  @Test
  void aPlanStatesItAmongItsInputs_andIsVerifiedWithIt() throws IOException {
    Path plan = folder.resolve("plan");
    ProgramRun solve =
        ProgramRun.of("solve", dataset, "--out", plan, "--steps", 5, "--calibration", slower);
    assertThat(solve.exitCode()).isZero();
    assertThat(solve.out())
        .contains("kept free; TTFT holds for 90 % of requests, waiting included");
    assertThat(Files.readString(plan.resolve("summary.json")))
        .contains("\"ttft_quantile\": 0.9", "\"calibration\": true")
        .containsPattern("\"file\": \"calibration/constants.csv\",\\s+\"sha256\": \"[0-9a-f]{64}");
    assertThat(Files.readString(plan.resolve("report.html")))
        .contains("constants of your own calibration", "calibration/intervals.csv");
    assertThat(ProgramRun.of("verify", dataset, plan, "--calibration", slower).exitCode()).isZero();
    ProgramRun without = ProgramRun.of("verify", dataset, plan);
    assertThat(without.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(without.err()).contains("name it with --calibration");
  }

  @Test
  void everythingWrongWithIt_isListed() throws IOException {
    Files.writeString(
        slower.resolve("constants.csv"),
        Files.readString(slower.resolve("constants.csv"))
            .replace("*,*,2077", "*,*,many")
            .replace("layer_us,", "layer_ms,"));
    Files.delete(slower.resolve("intervals.csv"));
    ProgramRun run = ProgramRun.of("check", dataset, "--calibration", slower);
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    assertThat(run.err())
        .contains("\"layer_ms\" is not a column of constants.csv. Maybe \"layer_us\".")
        .contains("\"many\" is not a whole number")
        .contains("intervals.csv:1:1: there is no such file.");
  }
}
